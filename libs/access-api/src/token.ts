import { z } from 'zod';

/** `POST /api/tokens`: the caller's own user access token, good for at least ten more minutes. */
export const accessToken = z.object({
  token: z.string(),
  expiresOn: z.iso.datetime(),
  /** Raw id of the identity that the token is for. */
  communicationUserId: z.string(),
});
export type AccessToken = z.infer<typeof accessToken>;

/** `GET /api/config`: what the web client must know about the data plane (public, no secrets). */
export const clientConfig = z.object({
  /** The https endpoint of Azure Communication Services or of the emulator. */
  endpoint: z.url(),
  /**
   * Plain-http origin of the same emulator, so that a page on `http://localhost` needs no trusted certificate.
   * Null with real Azure.
   */
  insecureEndpoint: z.url().nullable(),
});
export type ClientConfig = z.infer<typeof clientConfig>;
