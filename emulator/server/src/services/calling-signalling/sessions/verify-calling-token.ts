import type { AccessTokenScope } from '../../../kernel/ports/token-authority.ts';
import type { CallingContext } from '../calling-ports.ts';
import { CallingRefusal } from '../calling.errors.ts';
import type { SessionToken } from './call-session.ts';

const callingScopes: readonly AccessTokenScope[] = ['voip', 'voip.join'];

/** @throws CallingRefusal */
export async function verifyCallingToken(
  { tokens }: Pick<CallingContext, 'tokens'>,
  text: string,
): Promise<SessionToken> {
  const outcome = await tokens.verifyUserToken(text);
  if ('reason' in outcome)
    throw new CallingRefusal(
      'InvalidToken',
      `The user access token was refused: ${outcome.reason}.`,
      'token',
    );
  const { scopes } = outcome.claims;
  if (!scopes.some((scope) => callingScopes.includes(scope)))
    throw new CallingRefusal(
      'ScopeNotSufficient',
      `The token's scopes (${scopes.join(', ')}) allow no calls. Issue it with the scope voip or voip.join.`,
      'token',
    );
  return { text, claims: outcome.claims };
}
