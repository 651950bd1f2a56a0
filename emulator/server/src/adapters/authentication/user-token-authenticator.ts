import type { Authenticator } from '../../kernel/ports/authenticator.ts';
import type { TokenAuthority } from '../../kernel/ports/token-authority.ts';
import { findBearerToken } from './bearer-token.ts';

/** Verifies user access tokens. Which of their scopes an operation needs is the gateway's to check. */
export function createUserTokenAuthenticator(tokens: TokenAuthority): Authenticator {
  return {
    scheme: 'userToken',
    recognises: (request) => findBearerToken(request) !== undefined,
    async authenticate(request) {
      const outcome = await tokens.verifyUserToken(findBearerToken(request) ?? '');
      if ('claims' in outcome) {
        const { rawId, scopes, expiresOn } = outcome.claims;
        return { principal: { kind: 'user', rawId, scopes, expiresOn } };
      }
      const { reason } = outcome;
      return {
        status: 401,
        code: 'Unauthorized',
        message: `The user access token was refused: ${reason}.`,
        reason,
      };
    },
  };
}
