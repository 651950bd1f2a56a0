import type { Clock } from '../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { EntraUser } from './entra-users.ts';
import type { Tenant } from './tenant.ts';

/** What a user agreed to by signing in. */
export interface AuthorizationGrant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly tenant: Tenant;
  readonly user: EntraUser;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly codeChallenge: string | undefined;
}

/** Codes that stand for a grant for a few minutes and can be redeemed once. They do not survive the process. */
export interface AuthorizationCodes {
  issue(grant: AuthorizationGrant): string;
  /** The grant, unless the code is unknown, used or expired. The code is used up in any case. */
  redeem(code: string): AuthorizationGrant | undefined;
  clear(): void;
}

const lifetimeMs = 5 * 60_000;
const capacity = 10_000;

export function createAuthorizationCodes(clock: Clock, ids: IdGenerator): AuthorizationCodes {
  const grants = new Map<string, { grant: AuthorizationGrant; expiresAt: number }>();
  return {
    issue(grant) {
      const code = ids.urlSafe(43);
      grants.set(code, { grant, expiresAt: clock.now().getTime() + lifetimeMs });
      for (const oldest of grants.keys()) {
        if (grants.size <= capacity) break;
        grants.delete(oldest);
      }
      return code;
    },
    redeem(code) {
      const entry = grants.get(code);
      grants.delete(code);
      return entry && clock.now().getTime() < entry.expiresAt ? entry.grant : undefined;
    },
    clear: () => grants.clear(),
  };
}
