import type { User } from '../users/user.ts';
import type { SessionRecord } from './session.ts';

export interface StoredSession extends SessionRecord {
  readonly userId: string;
  readonly expiresAt: Date;
}

/** Keeps sessions by the hash of their secret. */
export abstract class SessionRepository {
  abstract add(session: StoredSession & { secretHash: string }): Promise<void>;
  abstract find(secretHash: string): Promise<{ session: StoredSession; user: User } | undefined>;
  /** By hash; those that do not exist are left out. */
  abstract findMany(
    secretHashes: readonly string[],
  ): Promise<ReadonlyMap<string, { session: StoredSession; user: User }>>;
  /** The user's sessions that have not timed out, newest first. */
  abstract listOf(userId: string, notSeenSince: Date, now: Date): Promise<SessionRecord[]>;
  /** The session was used; nothing happens when it ended meanwhile. */
  abstract touch(secretHash: string, session: StoredSession, at: Date): Promise<void>;
  /** Ends one session of the user; false when the user has no such session. */
  abstract remove(userId: string, id: string): Promise<boolean>;
  /** Ends the user's sessions and returns how many there were. */
  abstract removeAllOf(userId: string, exceptId?: string): Promise<number>;
  abstract removeTimedOut(notSeenSince: Date, now: Date): Promise<void>;
}
