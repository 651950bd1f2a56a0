import type { User } from './user.ts';

/** Whether a request for something of one's own names nobody, or its caller. */
export function namesOnly(
  user: User,
  request: { userId?: string | undefined; communicationUserId?: string | undefined } | null | undefined,
): boolean {
  const { userId = user.id, communicationUserId = user.communicationUserId } = request ?? {};
  return userId === user.id && communicationUserId === user.communicationUserId;
}
