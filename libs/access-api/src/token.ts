import { z } from 'zod';

/** `POST /api/tokens`: the caller's own user access token, good for at least ten more minutes. */
export const accessToken = z.object({
  token: z.string(),
  expiresOn: z.iso.datetime(),
  /** Raw id of the identity that the token is for. */
  communicationUserId: z.string(),
});
export type AccessToken = z.infer<typeof accessToken>;

/**
 * Optional body of `POST /api/tokens`. A caller may name itself; an id of anybody else is refused (403), and so is any
 * other wish (400): scopes and life time follow from the role.
 */
export const accessTokenRequest = z
  .strictObject({
    userId: z.string().max(200),
    communicationUserId: z.string().max(200),
    /** True when the data plane refused the last token (401): the service then gives another one than it has cached. */
    replace: z.stringbool().or(z.boolean()),
  })
  .partial()
  .nullish();
export type AccessTokenRequest = z.infer<typeof accessTokenRequest>;

/** `GET /api/config`: what the web client must know about the data plane (public, no secrets). */
export const clientConfig = z.object({
  /** The https endpoint of Azure Communication Services or of the emulator. */
  endpoint: z.url(),
  /**
   * Plain-http origin of the same emulator, so that a page on `http://localhost` needs no trusted certificate.
   * Null with real Azure.
   */
  insecureEndpoint: z.url().nullable(),
  /** Page of the emulator that stands for other people's phones; null with real Azure. */
  handsetUrl: z.url().nullable(),
});
export type ClientConfig = z.infer<typeof clientConfig>;
