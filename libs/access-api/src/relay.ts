import { z } from 'zod';

/** `POST /api/relay`: STUN and TURN servers with short-lived credentials of the caller, as `RTCPeerConnection` takes them. */
export const relayConfiguration = z.object({
  iceServers: z.array(z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() })),
  expiresAt: z.iso.datetime(),
});
export type RelayConfiguration = z.infer<typeof relayConfiguration>;
