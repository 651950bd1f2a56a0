import type { VisibleNumbers } from '../phone-numbers/number-access.ts';
import type { LiveTarget } from './live-updates.ts';

const ADMINS = 'admins';
const EVERY_NUMBER = 'numbers';
const roomOfUser = (userId: string) => `user:${userId}`;
/** Of pages that show the user. */
export const roomOfWatchers = (userId: string) => `watchers:${userId}`;
const roomOfNumber = (phoneNumber: string) => `number:${phoneNumber}`;

/** The rooms that an update goes to; a socket that is in several of them hears it once. */
export function roomsOf(target: LiveTarget): string[] {
  if (target === 'admins') return [ADMINS];
  if ('watchersOf' in target) return [roomOfWatchers(target.watchersOf)];
  if ('userIds' in target) return target.userIds.map(roomOfUser);
  return [EVERY_NUMBER, roomOfNumber(target.phoneNumber)];
}

/** The rooms that a user's sockets are in. */
export function roomsFor(
  user: { readonly id: string; readonly role: string },
  numbers: VisibleNumbers,
): ReadonlySet<string> {
  const ofNumbers = numbers === 'all' ? [EVERY_NUMBER] : [...numbers].map(roomOfNumber);
  return new Set([roomOfUser(user.id), ...(user.role === 'admin' ? [ADMINS] : []), ...ofNumbers]);
}
