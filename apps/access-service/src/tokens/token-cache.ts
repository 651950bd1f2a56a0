import { role, type Role } from '@switchboard/access-api';
import type { IssuedToken } from '../identities/identity-gateway.ts';
import { z } from 'zod';
import { BoundedMap } from '../platform/bounded-map.ts';
import { MIN_REMAINING_MS, type TokenUse } from './token-policy.ts';

export interface CachedToken extends IssuedToken {
  readonly communicationUserId: string;
  readonly role: Role;
  /** When it was asked for. */
  readonly askedAt: Date;
}

/** As it comes back from where replicas share it. */
export const cachedToken: z.ZodType<CachedToken> = z.object({
  token: z.string(),
  expiresOn: z.coerce.date(),
  communicationUserId: z.string(),
  role,
  askedAt: z.coerce.date(),
});

/** Of a user, what tokens must fit. */
export type TokenHolder = { readonly id: string; readonly role: Role; readonly tokensRevokedAt: Date | null };

/** Whether a token may still be given to the user as the user is now. */
export function isGoodFor(user: TokenHolder, token: CachedToken, now: Date): boolean {
  if (token.role !== user.role) return false;
  if (token.expiresOn.getTime() - now.getTime() < MIN_REMAINING_MS) return false;
  return !user.tokensRevokedAt || token.askedAt > user.tokensRevokedAt;
}

const MAX_USERS = 20_000;

/** The last token of each user and use, in the memory of this process. */
export class TokenCache {
  readonly #tokens: Record<TokenUse, BoundedMap<string, CachedToken>> = {
    browser: new BoundedMap(MAX_USERS),
    service: new BoundedMap(MAX_USERS),
  };

  /** A token that is still good for the user as the user is now. */
  find(user: TokenHolder, use: TokenUse, now: Date): CachedToken | undefined {
    const token = this.#tokens[use].get(user.id);
    return token && isGoodFor(user, token, now) ? token : undefined;
  }

  keep(userId: string, use: TokenUse, token: CachedToken): void {
    this.#tokens[use].set(userId, token);
  }

  forgetOlderThan(userId: string, askedAt: Date): void {
    for (const tokens of Object.values(this.#tokens)) {
      const token = tokens.get(userId);
      if (token && token.askedAt < askedAt) tokens.delete(userId);
    }
  }
}
