import type { CurrentUser, Session } from '@switchboard/access-api';
import type { User } from '../users/user.ts';
import type { ActiveSession } from './session.ts';

export function toSession({ id, user, csrfToken, expiresAt }: ActiveSession): Session {
  return { id, user: toCurrentUser(user), csrfToken, expiresAt: expiresAt.toISOString() };
}

function toCurrentUser({ id, displayName, email, role, communicationUserId }: User): CurrentUser {
  return { id, displayName, email, role, communicationUserId };
}
