import type { RelayConfiguration } from '@switchboard/acs-contracts';
import type { CallingContext } from './calling-ports.ts';

/** What the client gives to its peer connections; no ICE servers where the emulator has no relay. */
export async function relayConfigurationFor(
  { relay }: Pick<CallingContext, 'relay'>,
  rawId: string,
): Promise<RelayConfiguration> {
  if (!relay) return { iceServers: [] };
  const { urls, username, credential, expiresOn } = await relay.issue(rawId);
  return { iceServers: [{ urls: [...urls], username, credential }], expiresOn: expiresOn.toISOString() };
}
