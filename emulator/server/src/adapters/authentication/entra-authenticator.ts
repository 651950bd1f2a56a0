import type { Authenticator } from '../../kernel/ports/authenticator.ts';
import type { TokenAuthority } from '../../kernel/ports/token-authority.ts';
import { findBearerToken } from './bearer-token.ts';

/**
 * The resource that server SDKs ask a token for, in every spelling: they add `/.default` to it with one slash or two.
 *
 * @see `communicationAuthPolicy.ts` in `@azure/communication-common`
 */
const managementAudiences = [
  'https://communication.azure.com',
  'https://communication.azure.com/',
  'https://communication.azure.com//',
];

/** One issuer per tenant, under whatever name the client reached the emulator: the signature says that it is ours. */
const issuer = /^https?:\/\/[^/]+\/[^/]+\/v2\.0$/;

/** Verifies bearer tokens of the emulated Entra for the management plane of the resource. */
export function createEntraAuthenticator(tokens: TokenAuthority): Authenticator {
  return {
    scheme: 'entra',
    recognises: (request) => findBearerToken(request) !== undefined,
    async authenticate(request) {
      const outcome = await tokens.verifyToken(findBearerToken(request) ?? '', {
        issuer,
        audience: managementAudiences,
      });
      if ('claims' in outcome) {
        const { oid, sub } = outcome.claims;
        return { principal: { kind: 'entra', objectId: String(oid ?? sub), claims: outcome.claims } };
      }
      const { reason } = outcome;
      return {
        status: 401,
        code: 'Unauthorized',
        message: `The Entra access token was refused: ${reason}.`,
        reason,
      };
    },
  };
}
