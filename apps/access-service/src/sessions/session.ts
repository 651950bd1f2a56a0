import type { User } from '../users/user.ts';

/** A session that was checked a moment ago, with its user. */
export interface ActiveSession {
  readonly id: string;
  readonly user: User;
  /** What the browser must send back with each request that changes something. */
  readonly csrfToken: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The absolute time-out. */
  readonly expiresAt: Date;
}

/** A session as its owner sees it. */
export interface SessionRecord {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string | null;
  readonly address: string | null;
}
