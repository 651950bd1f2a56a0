import type { LiveEvents } from '@switchboard/access-api';

/** Whom an update concerns. */
export type LiveTarget =
  /** Everybody who sees the number. */
  | { readonly phoneNumber: string }
  | { readonly userIds: readonly string[] }
  /** Pages that show this user. */
  | { readonly watchersOf: string }
  | 'admins';

/**
 * Tells signed-in pages what changed. An update may be lost with its connection: pages read anew when they connect, so
 * it is published after the change is committed and is never part of it.
 */
export abstract class LiveUpdates {
  abstract publish<Name extends keyof LiveEvents>(
    target: LiveTarget,
    name: Name,
    ...update: Parameters<LiveEvents[Name]>
  ): void;
  /** The numbers that these users see changed, or `all` users': their sockets are moved to what they see now. */
  abstract numbersChanged(userIds: readonly string[] | 'all'): void;

  /** Who answers numbers changed: moves the sockets of these users, and tells their pages and those of every admin. */
  announceNumbers(userIds: readonly string[]): void {
    this.numbersChanged(userIds);
    this.publish({ userIds }, 'phone-numbers:changed');
    this.publish('admins', 'phone-numbers:changed');
  }
}
