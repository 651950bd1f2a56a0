import { z } from 'zod';

/** `POST /api/threads`: starts a conversation between the caller and other users of the directory. */
export const createThreadRequest = z.object({
  topic: z.string().trim().min(1).max(250),
  participantUserIds: z.array(z.uuid()).min(1).max(199),
});
export type CreateThreadRequest = z.infer<typeof createThreadRequest>;

export const createThreadResult = z.object({ threadId: z.string() });
export type CreateThreadResult = z.infer<typeof createThreadResult>;

/** `PATCH /api/threads/{threadId}` → 204 */
export const updateThreadRequest = z.object({ topic: z.string().trim().min(1).max(250) });
export type UpdateThreadRequest = z.infer<typeof updateThreadRequest>;

/** `POST /api/threads/{threadId}/participants` → 204. `DELETE …/participants/{communicationUserId}` → 204; one's own id leaves. */
export const addParticipantsRequest = z.object({ userIds: z.array(z.uuid()).min(1).max(200) });
export type AddParticipantsRequest = z.infer<typeof addParticipantsRequest>;

/** Id of a chat thread in a path. */
export const threadIdParameter = z
  .string()
  .max(200)
  .regex(/^[\w:@.=+-]+$/, 'Give the id of a chat thread, for example 19:…@thread.v2.');

/** Raw id of a communication identity in a path. */
export const communicationUserIdParameter = z
  .string()
  .max(200)
  .regex(/^8:acs:[\w-]+$/, 'Give the raw id of a communication identity, for example 8:acs:….');
