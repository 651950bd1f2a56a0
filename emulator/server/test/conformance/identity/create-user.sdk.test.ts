import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  startTrustedEmulator,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator();
});
afterAll(() => emulator[Symbol.asyncDispose]());

describe('CommunicationIdentity_Create', () => {
  it('createUser gives an id of the real shape', async () => {
    const { communicationUserId } = await emulator.identityClient.createUser();
    expect(communicationUserId).toMatch(/^8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}$/);
  });

  it('createUserAndToken gives a token for 24 hours, or for as long as asked', async () => {
    await using frozen = await startTrustedEmulator();
    frozen.clock.freeze();
    const endsIn = async (options = {}) => {
      const { expiresOn } = await frozen.identityClient.createUserAndToken(['chat', 'voip'], options);
      return (expiresOn.getTime() - frozen.clock.now().getTime()) / 60_000;
    };
    expect(await endsIn()).toBe(1440);
    expect(await endsIn({ tokenExpiresInMinutes: 60 })).toBe(60);
  });

  it.each([59, 1441])('createUserAndToken fails with 400 for %d minutes', async (tokenExpiresInMinutes) => {
    const call = emulator.identityClient.createUserAndToken(['chat'], { tokenExpiresInMinutes });
    expect(await failureOf(call)).toMatchObject({ statusCode: 400, code: 'BadRequest' });
  });
});
