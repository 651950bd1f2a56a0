import type { RelayConfiguration } from '@switchboard/access-api';

/**
 * Relay credentials of the Communication Services resource.
 * Every method throws AppError: `acs/unavailable`, `acs/timed-out`, `acs/throttled`, `acs/credentials-refused`.
 */
export abstract class RelayGateway {
  /**
   * @throws AppError `identities/unknown` when the resource does not know the identity, `relay/not-configured` when it has no
   * relay
   */
  abstract issue(rawId: string, ttlSeconds: number): Promise<RelayConfiguration>;
}
