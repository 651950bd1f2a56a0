import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ServiceBed } from './support/service-bed.ts';

let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

describe('while Communication Services do not answer', () => {
  it('503 with Retry-After, then everything works again by itself', async () => {
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    await bed.stopEmulator();
    await expect(ada.api.issueToken()).rejects.toMatchObject({
      status: 503,
      code: 'acs/unavailable',
      retryAfterSeconds: 5,
    });
    await expect(
      ada.api.createThread({ topic: 'T', participantUserIds: [bob.userId] }),
    ).rejects.toMatchObject({ status: 503, code: 'acs/unavailable' });
    await vi.waitFor(
      async () => {
        const ready = await ada.send('GET', '/readyz');
        expect(ready).toMatchObject({
          status: 503,
          body: { checks: { communicationServices: 'failed', database: 'ok' } },
        });
      },
      { timeout: 20_000 },
    );
    expect((await ada.send('GET', '/healthz')).status).toBe(200);
    await ada.refresh();

    await bed.restartEmulator();
    await ada.api.issueToken();
    await ada.api.createThread({ topic: 'T', participantUserIds: [bob.userId] });
    await vi.waitFor(async () => expect((await ada.send('GET', '/readyz')).status).toBe(200), {
      timeout: 20_000,
    });
  });

  it('signing out succeeds, and the tokens are revoked before the next one is issued', async () => {
    const ada = await bed.signIn('Ada');
    const { token } = await ada.api.issueToken();
    await bed.stopEmulator();
    await ada.api.signOut();
    await bed.restartEmulator();
    await ada.signIn(ada.session.user.displayName);
    const next = await ada.api.issueToken();
    const status = async (bearer: string) =>
      (
        await fetch(`${bed.emulator.endpoint}/chat/threads?api-version=2025-03-15`, {
          headers: { authorization: `Bearer ${bearer}` },
        })
      ).status;
    expect([await status(token), await status(next.token)]).toEqual([401, 200]);
  });

  it('tokens of before a reset of the emulator are replaced by working ones', async () => {
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    await ada.api.createThread({ topic: 'T', participantUserIds: [bob.userId] });
    await bed.emulator.reset();
    await expect(
      ada.api.createThread({ topic: 'T', participantUserIds: [bob.userId] }),
    ).resolves.toBeDefined();
  });

  it('504 when the answer does not come in time', async () => {
    const silent = createServer(() => {}).listen(0);
    const { port } = silent.address() as AddressInfo;
    const service = await bed.startReplica({
      ACS_CONNECTION_STRING: `endpoint=https://localhost:${port}/;accesskey=c2VjcmV0`,
      ACS_TIMEOUT_MS: '300',
    });
    const ada = await bed.signIn('Ada', service);
    await expect(ada.api.issueToken()).rejects.toMatchObject({
      status: 504,
      code: 'acs/timed-out',
      retryAfterSeconds: 5,
    });
    silent.close();
  });
});

describe('with a managed identity', () => {
  it('needs no connection string', async () => {
    vi.stubEnv('IDENTITY_ENDPOINT', `${bed.emulator.endpoint}/msi/token`);
    vi.stubEnv('IDENTITY_HEADER', 'emulator-secret');
    const service = await bed.startReplica({
      ACS_CONNECTION_STRING: '',
      ACS_ENDPOINT: bed.emulator.endpoint,
    });
    const ada = await bed.signIn('Ada', service);
    expect((await ada.api.issueToken()).token).toBeTruthy();
    vi.unstubAllEnvs();
  });
});
