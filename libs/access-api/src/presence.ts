import { z } from 'zod';

/** What a page says of its user; of several pages the one that says most counts: in a call, then available, then away. */
export const pagePresence = z.enum(['in-call', 'available', 'away']);
export type PagePresence = z.infer<typeof pagePresence>;

/** So many people can one page watch. */
export const PRESENCE_WATCH_LIMIT = 200;
/** Raw ids of the people whom a page shows. */
export const presenceWatch = z.array(z.string().min(1).max(200)).max(PRESENCE_WATCH_LIMIT);

/** How a person can be reached now. */
export interface PersonPresence {
  /** Raw id of the person's communication identity. */
  readonly communicationUserId: string;
  readonly state: PagePresence | 'offline';
  /** When the last page was closed; null while somebody is there, after some hours, and for those who do not say. */
  readonly lastSeenAt: string | null;
}

/** `GET /api/presence`, `PUT /api/presence` → 200: whether the caller is shown as offline to everybody else. */
export const presenceSettings = z.object({ appearsOffline: z.boolean() });
export type PresenceSettings = z.infer<typeof presenceSettings>;
