import { hash } from 'node:crypto';
import type { Claims } from './json-web-token.ts';

/**
 * Remembers the tokens whose signature was found good, by hash, and forgets the least recently used. Only the
 * signature is remembered: expiry and revocation are looked at each time.
 */
export interface VerifiedTokenCache {
  find(token: string): Claims | undefined;
  remember(token: string, claims: Claims): void;
}

export function createVerifiedTokenCache(capacity: number): VerifiedTokenCache {
  const entries = new Map<string, Claims>();
  const keyOf = (token: string) => hash('sha256', token, 'base64');
  return {
    find(token) {
      const key = keyOf(token);
      const claims = entries.get(key);
      if (!claims) return undefined;
      // A Map iterates in insertion order: putting the entry back makes it the most recent.
      entries.delete(key);
      entries.set(key, claims);
      return claims;
    },
    remember(token, claims) {
      entries.set(keyOf(token), claims);
      if (entries.size <= capacity) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        break;
      }
    },
  };
}
