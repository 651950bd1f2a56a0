import type {
  AccessTokenScope,
  TokenAuthority,
  UserTokenClaims,
} from '../../kernel/ports/token-authority.ts';
import { AcsError, forbidden } from '../../kernel/acs-error.ts';

/** Scopes of tokens that may hear chat events. */
export const chatScopes: readonly AccessTokenScope[] = ['chat', 'chat.join', 'chat.join.limited'];

/** A genuine user access token with a chat scope, together with itself, so that it can be checked again later. */
export interface ChatToken {
  readonly text: string;
  readonly claims: UserTokenClaims;
}

/** @throws AcsError 401 when the token is missing or not valid, 403 when it has no chat scope. */
export async function requireChatToken(tokens: TokenAuthority, text: string | undefined): Promise<ChatToken> {
  if (!text) throw unauthorizedToken('The header X-Skypetoken is missing. Send a user access token in it.');
  const outcome = await tokens.verifyUserToken(text);
  if ('reason' in outcome) throw unauthorizedToken(outcome.reason);
  if (!outcome.claims.scopes.some((scope) => chatScopes.includes(scope)))
    throw forbidden(
      `The token's scopes (${outcome.claims.scopes.join(', ')}) allow no chat. Issue it with the scope chat.`,
    );
  return { text, claims: outcome.claims };
}

const unauthorizedToken = (message: string) => new AcsError(401, 'InvalidAuthenticationToken', message);
