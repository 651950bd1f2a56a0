import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import type { TokenCredential } from '@azure/core-auth';
import { startEmulator, type EmulatorOptions } from '../../../../src/index.ts';

export const tenantId = '22222222-2222-4222-8222-222222222222';

/** An emulator on a free port whose authority this process trusts, as `NODE_EXTRA_CA_CERTS` would make it. */
export async function startTrustedEmulator(options: EmulatorOptions = {}) {
  const stateDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
  const emulator = await startEmulator({ stateDirectory, ...options });
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), emulator.caCertificate]);
  // The SDKs repeat requests that failed; what is tested here answers at the first try.
  const clientOptions = { retryOptions: { maxRetries: 0 } };
  return {
    ...emulator,
    identityClient: new CommunicationIdentityClient(emulator.connectionString, clientOptions),
    identityClientWith: (credential: TokenCredential, endpoint = emulator.endpoint) =>
      new CommunicationIdentityClient(endpoint, credential, clientOptions),
    async [Symbol.asyncDispose]() {
      await emulator.stop();
      await rm(stateDirectory, { recursive: true, force: true });
    },
  };
}

export type TrustedEmulator = Awaited<ReturnType<typeof startTrustedEmulator>>;

/** Status, code and message of the error with which an SDK call ends. */
export async function failureOf(call: Promise<unknown>) {
  const error = (await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )) as { statusCode?: number; code?: string; message: string; name: string } | undefined;
  if (error === undefined) throw new Error('The call succeeded.');
  const { statusCode, code, message, name } = error;
  return { statusCode, code, message, name };
}

/** A token credential that always gives this token. */
export const fixedToken = (token: string): TokenCredential => ({
  getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
});
