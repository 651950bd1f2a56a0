import { z } from 'zod';

/**
 * `GET /api/sign-in/openid-connect?returnTo=`: answers 302 to the provider; a page navigates there, it is never fetched.
 * `returnTo` is a path of the web client, for example `/chat?thread=1`; anything that could leave its origin is refused.
 */
export const openIdConnectSignInQuery = z.object({
  returnTo: z
    .string()
    .max(2000)
    .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, 'Give a path of the web client that begins with one "/".')
    .default('/'),
});

/** Path to navigate to in order to sign in with the OpenID Connect provider. */
export function openIdConnectSignInPath(returnTo = '/'): string {
  return `/api/sign-in/openid-connect?${new URLSearchParams({ returnTo })}`;
}

/** Query parameter of the web client's page when a sign-in failed: the problem's `code`, for example `sign-in/refused`. */
export const SIGN_IN_ERROR_PARAMETER = 'signInError';
