import type { Role } from '@switchboard/access-api';
import type { TokenScope } from '../identities/identity-gateway.ts';

/** Who uses a token: the person's browser, or this service on behalf of the person. */
export type TokenUse = 'browser' | 'service';

export interface TokenGrant {
  readonly scopes: readonly TokenScope[];
  readonly expiresInMinutes: number;
}

/**
 * What a browser may do alone. In chat: read, send, edit its own messages, receipts and typing. Starting threads and changing
 * their participants needs `chat` or `chat.join`, which only this service has, so that its policy cannot be passed by.
 * Calls are between browsers, there is nobody to ask: `voip` starts them, `voip.join` joins and answers them.
 */
const browserScopes: Record<Role, readonly TokenScope[]> = {
  guest: ['chat.join.limited', 'voip.join'],
  member: ['chat.join.limited', 'voip'],
  admin: ['chat.join.limited', 'voip'],
};
const browserLifetime: Record<Role, number> = { guest: 60, member: 120, admin: 60 };

/** Who may get which scopes, for how long. Azure's own default of 24 hours is never used; 60 minutes is its least. */
export function tokenGrant(role: Role, use: TokenUse): TokenGrant {
  if (use === 'browser') {
    return { scopes: browserScopes[role], expiresInMinutes: browserLifetime[role] };
  }
  return { scopes: ['chat'], expiresInMinutes: 60 };
}

/** Nobody is given a token that ends sooner. */
export const MIN_REMAINING_MS = 10 * 60_000;
