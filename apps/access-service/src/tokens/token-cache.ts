import type { Role } from '@switchboard/access-api';
import type { IssuedToken } from '../identities/identity-gateway.ts';
import { MIN_REMAINING_MS, type TokenUse } from './token-policy.ts';

export interface CachedToken extends IssuedToken {
  readonly communicationUserId: string;
  readonly role: Role;
  /** When it was asked for. */
  readonly askedAt: Date;
}

const MAX_USERS = 20_000;

/** The last token of each user and use. Tokens live in memory only. */
export class TokenCache {
  readonly #tokens: Record<TokenUse, Map<string, CachedToken>> = {
    browser: new Map(),
    service: new Map(),
  };

  /** A token that is still good for the user as the user is now. */
  find(
    user: { id: string; role: Role; tokensRevokedAt: Date | null },
    use: TokenUse,
    now: Date,
  ): CachedToken | undefined {
    const token = this.#tokens[use].get(user.id);
    if (!token || token.role !== user.role) return undefined;
    if (token.expiresOn.getTime() - now.getTime() < MIN_REMAINING_MS) return undefined;
    if (user.tokensRevokedAt && token.askedAt <= user.tokensRevokedAt) return undefined;
    return token;
  }

  keep(userId: string, use: TokenUse, token: CachedToken): void {
    const tokens = this.#tokens[use];
    tokens.delete(userId);
    tokens.set(userId, token);
    if (tokens.size > MAX_USERS) {
      const [oldest] = tokens.keys();
      tokens.delete(oldest!);
    }
  }

  forgetOlderThan(userId: string, askedAt: Date): void {
    for (const tokens of Object.values(this.#tokens)) {
      const token = tokens.get(userId);
      if (token && token.askedAt < askedAt) tokens.delete(userId);
    }
  }

  forget(userId: string): void {
    this.#tokens.browser.delete(userId);
    this.#tokens.service.delete(userId);
  }
}
