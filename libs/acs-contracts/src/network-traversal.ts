import { z } from 'zod';
import { maximumRawIdLength } from './identifiers.ts';

/** 48 hours: how long a relay credential lives at most, and when nothing else is asked for. */
export const longestRelayTtlSeconds = 172_800;
const largestInt32 = 2_147_483_647;

/** How far from the client the relay may be. */
export const relayRouteType = z.enum(['any', 'nearest']);
export type RelayRouteType = z.infer<typeof relayRouteType>;

/**
 * The whole body may be left out. A `ttl` beyond the longest one is no mistake: the longest one is used then.
 *
 * @see Network traversal specification 2022-03-01-preview, `CommunicationRelayConfigurationRequest`
 */
export const relayConfigurationRequest = z
  .object({
    id: z.string().min(1).max(maximumRawIdLength).nullish(),
    routeType: relayRouteType.nullish(),
    ttl: z.int().min(0).max(largestInt32).nullish(),
  })
  .nullish();

/** What a WebRTC peer connection takes as one of its `iceServers`, and the route that it stands for. */
export interface CommunicationIceServer {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
  readonly routeType: RelayRouteType;
}

export interface CommunicationRelayConfiguration {
  /** With seven decimals and `+00:00`, for example `2022-03-01T21:39:39.3244584+00:00`. */
  readonly expiresOn: string;
  readonly iceServers: readonly CommunicationIceServer[];
}
