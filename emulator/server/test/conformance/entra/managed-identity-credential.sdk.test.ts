import { ManagedIdentityCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTrustedEmulator, type TrustedEmulator } from '../authentication/support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator();
  // Read once per process: MSAL keeps the first source that it finds.
  vi.stubEnv('IDENTITY_ENDPOINT', `${emulator.endpoint}/msi/token`);
  vi.stubEnv('IDENTITY_HEADER', 'emulator-secret');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await emulator[Symbol.asyncDispose]();
});

describe('ManagedIdentityCredential', () => {
  it.each([{}, { clientId: 'mine' }, { objectId: 'mine' }, { resourceId: '/subscriptions/mine' }])(
    'lets a hosted application with the options %o create users',
    async (options) => {
      const client = emulator.identityClientWith(new ManagedIdentityCredential(options));
      expect(await client.createUser()).toHaveProperty('communicationUserId');
    },
  );
});
