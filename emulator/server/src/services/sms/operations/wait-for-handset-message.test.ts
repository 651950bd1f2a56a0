import { describe, expect, it } from 'vitest';
import type { NumberedHandsetMessage } from '../sms-message.ts';
import { createSmsHarness, handset, tollFree } from '../testing/sms-harness.ts';

const id = 'Emulator_WaitForHandsetMessage';

function createWaitingHarness() {
  const harness = createSmsHarness();
  const wait = (query: Record<string, string>) =>
    harness.call<NumberedHandsetMessage>(id, { query: { timeout: '20', ...query } });
  return { ...harness, wait };
}

describe(id, () => {
  it('200 at once with a message that came before', async () => {
    const { send, clock, wait } = createWaitingHarness();
    await send('Your code is 123456');
    await send('Another');
    await clock.advance(100);
    expect(await wait({ to: handset, match: 'CODE IS' })).toMatchObject({
      status: 200,
      body: { message: 'Your code is 123456' },
    });
    expect((await wait({ to: handset })).body.message).toBe('Your code is 123456');
  });

  it('200 as soon as one comes that fits', async () => {
    const { send, clock, wait } = createWaitingHarness();
    const waiting = wait({ to: handset, from: tollFree, match: 'code' });
    await send('Hello');
    await send('A code', { to: '+14255550124' });
    await send('Your code');
    await clock.advance(100);
    expect((await waiting).body).toMatchObject({ to: handset, message: 'Your code' });
  });

  it('200 with the next one after the sequence of the one before', async () => {
    const { send, clock, wait } = createWaitingHarness();
    await send('one');
    await clock.advance(100);
    const { sequence } = (await wait({ to: handset })).body;
    const waiting = wait({ to: handset, since: String(sequence) });
    await send('two');
    await clock.advance(100);
    expect((await waiting).body.message).toBe('two');
  });

  it('200 with what a handset wrote', async () => {
    const { write, wait } = createWaitingHarness();
    const waiting = wait({ to: tollFree });
    await write('Hello');
    expect((await waiting).body).toMatchObject({ direction: 'fromHandset', from: handset });
  });

  it('204 when the time is up, or the emulator is reset', async () => {
    const { wait, service } = createWaitingHarness();
    expect((await wait({ to: handset, timeout: 'PT0S' })).status).toBe(204);
    const waiting = wait({ to: handset });
    await Promise.resolve();
    await new Promise(setImmediate);
    await service.stop?.();
    expect((await waiting).status).toBe(204);
  });

  it.each([{}, { to: handset, timeout: '601' }, { to: handset, timeout: 'x' }, { to: handset, match: '' }])(
    '400 for %j',
    async (query) => {
      const { failure } = createSmsHarness();
      expect(await failure(id, { query: query as Record<string, string> })).toMatchObject({ status: 400 });
    },
  );
});
