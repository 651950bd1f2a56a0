import type { RunningEmulator } from '../running-emulator.ts';

/** What a program needs to reach the emulator, as environment variables. */
export function connectionVariables(
  emulator: Pick<RunningEmulator, 'endpoint' | 'accessKey' | 'connectionString' | 'caCertificatePath'>,
): Readonly<Record<string, string>> {
  return {
    ACS_ENDPOINT: emulator.endpoint,
    ACS_ACCESS_KEY: emulator.accessKey,
    ACS_CONNECTION_STRING: emulator.connectionString,
    NODE_EXTRA_CA_CERTS: emulator.caCertificatePath,
  };
}
