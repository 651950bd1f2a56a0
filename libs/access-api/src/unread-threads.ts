import { z } from 'zod';

/** So many conversations can one person keep marked. */
export const UNREAD_THREADS_LIMIT = 500;

/**
 * `GET /api/unread-threads`: conversations that the caller marked as unread, the latest first. `PUT
 * /api/unread-threads/{threadId}` → 204 marks one that the caller is in, `DELETE` → 204 takes the mark away.
 */
export const unreadThreads = z.object({ threadIds: z.array(z.string()) });
export type UnreadThreads = z.infer<typeof unreadThreads>;
