import { z } from 'zod';

/** `POST /api/relay`: STUN and TURN servers with short-lived credentials of the caller, as `RTCPeerConnection` takes them. */
export const relayConfiguration = z.object({
  iceServers: z.array(z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() })),
  expiresAt: z.iso.datetime(),
});

/**
 * Optional body of `POST /api/relay`. A caller may name itself; an id of anybody else is refused (403), and so is any other
 * wish (400): how long a credential is good for follows from the role.
 */
export const relayRequest = z
  .strictObject({ userId: z.string().max(200), communicationUserId: z.string().max(200) })
  .partial()
  .nullish();
export type RelayRequest = z.infer<typeof relayRequest>;
export type RelayConfiguration = z.infer<typeof relayConfiguration>;
