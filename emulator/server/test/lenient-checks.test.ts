import { createEmulatorControl } from '@switchboard/emulator-control';
import { describe, expect, it } from 'vitest';
import { createUser, fetchSigned, startTemporaryEmulator } from './support.ts';

const create = '/identities?api-version=2023-10-01';

describe('lenient checks', () => {
  it('let pass what they are for, and the journal has what would have been wrong', async () => {
    await using emulator = await startTemporaryEmulator({ lenient: ['api-version', 'signature', 'scopes'] });
    expect((await fetchSigned(emulator, 'POST', '/identities')).status).toBe(201);
    const otherKey = Buffer.from('another key of somebody').toString('base64');
    expect((await fetchSigned({ ...emulator, accessKey: otherKey }, 'POST', create)).status).toBe(201);
    const [latest] = await createEmulatorControl(emulator.http).requests({ limit: 1 });
    expect(latest?.authentication).toMatch(/^access key, let through: the signature matches neither/);

    const joining = await fetchSigned(emulator, 'POST', create, '{"createTokenWithScopes":["chat.join"]}');
    const { accessToken } = (await joining.json()) as { accessToken: { token: string } };
    const answer = await fetch(`${emulator.http}/chat/threads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken.token}` },
      body: '{"topic":"Lunch"}',
    });
    expect(answer.status).toBe(201);
  });

  it('need credentials of the right kind all the same', async () => {
    await using emulator = await startTemporaryEmulator({ lenient: ['signature'] });
    const status = async (target: string, authorization?: string) => {
      const headers = authorization === undefined ? {} : { authorization };
      return (await fetch(emulator.http + target, { method: 'POST', headers })).status;
    };
    expect(await status(create)).toBe(401);
    expect(await status(create, `Bearer ${(await createUser(emulator)).token}`)).toBe(401);
    expect(await status('/identities', 'HMAC-SHA256 SignedHeaders=x&Signature=AAAA')).toBe(400);
  });
});
