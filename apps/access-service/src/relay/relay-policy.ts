import type { Role } from '@switchboard/access-api';

/**
 * How long a relay credential is good for. It cannot be taken back: a relay knows nothing of people, only of time. A call that
 * lasts longer keeps the relay that it has, and asks for another credential when it needs one.
 */
const ttlSeconds: Record<Role, number> = { guest: 2 * 3600, member: 6 * 3600, admin: 6 * 3600 };

export function relayTtlSeconds(role: Role): number {
  return ttlSeconds[role];
}
