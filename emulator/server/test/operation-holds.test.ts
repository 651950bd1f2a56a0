import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTemporaryEmulator, type TemporaryEmulator } from './support.ts';

describe('holding long-running operations', () => {
  let emulator: TemporaryEmulator;
  beforeAll(async () => {
    emulator = await startTemporaryEmulator();
  });
  afterAll(() => emulator[Symbol.asyncDispose]());
  beforeEach(() => emulator.reset());

  async function call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${emulator.http}/_emulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  it('POST operations/hold: before the end unless told otherwise, GET operations shows it', async () => {
    const held = await call('POST', 'operations/hold');
    expect(held).toEqual({ status: 200, body: { holds: [{ step: 'finished' }], waiting: [] } });
    expect(await call('GET', 'operations')).toEqual(held);
  });

  it('POST operations/release: takes back the rules that it covers', async () => {
    await call('POST', 'operations/hold', { operationType: 'search', step: 'running' });
    await call('POST', 'operations/hold', { operationType: 'purchase' });
    expect((await call('POST', 'operations/release', { operationType: 'search' })).body).toEqual({
      released: 0,
      holds: [{ operationType: 'purchase', step: 'finished' }],
      waiting: [],
    });
  });

  it('POST reset: forgets the rules', async () => {
    await call('POST', 'operations/hold');
    await emulator.reset();
    expect((await call('GET', 'operations')).body).toEqual({ holds: [], waiting: [] });
  });

  it.each([{ duration: 'soon' }, { step: 'started' }, { operationType: '' }, []])(
    'POST operations/hold: 400 for %o',
    async (body) => {
      expect(await call('POST', 'operations/hold', body)).toMatchObject({ status: 400 });
    },
  );
});

describe('phone numbers of the seed', () => {
  it('refuses to start with a number that is none, and names it', async () => {
    const start = startTemporaryEmulator({ seed: { phoneNumbers: ['0701740605'] } });
    await expect(start).rejects.toThrow(/E\.164/);
  });
});
