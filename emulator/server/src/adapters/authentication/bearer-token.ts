import type { AuthenticationRequest } from '../../kernel/ports/authenticator.ts';

const scheme = /^Bearer +/i;

/** The token of an `Authorization: Bearer` header; undefined when there is none. */
export function findBearerToken({ headers }: AuthenticationRequest): string | undefined {
  const { authorization } = headers;
  return authorization !== undefined && scheme.test(authorization)
    ? authorization.replace(scheme, '').trimEnd()
    : undefined;
}
