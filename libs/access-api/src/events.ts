import { z } from 'zod';

/** Where an event of Azure Event Grid stands: kept and waiting, done, or set aside because it cannot be processed. */
export const inboxEventState = z.enum(['waiting', 'processed', 'set-aside']);
export type InboxEventState = z.infer<typeof inboxEventState>;

/** An event as the webhook kept it; its data is left out, it may hold what people wrote. */
export const inboxEvent = z.object({
  id: z.string(),
  /** The publisher's id: what comes twice is kept once. */
  eventId: z.string(),
  type: z.string(),
  subject: z.string(),
  state: inboxEventState,
  attempts: z.number().int(),
  receivedAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
  /** Why the last attempt failed. */
  failure: z.string().nullable(),
});
export type InboxEvent = z.infer<typeof inboxEvent>;

/** `GET /api/admin/events?state=&cursor=&limit=`, newest first. */
export const inboxEventQuery = z.object({
  state: inboxEventState.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'Give the nextCursor of the page before.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type InboxEventQuery = z.input<typeof inboxEventQuery>;
export const inboxEventPage = z.object({
  items: z.array(inboxEvent),
  nextCursor: z.string().nullable(),
  /** How many there are; processed ones are forgotten after some days. */
  counts: z.object({ waiting: z.number().int(), setAside: z.number().int() }),
  /** How events reach the service. */
  subscription: z.object({
    state: z.enum(['registered', 'pending', 'failed', 'unmanaged']),
    endpoint: z.string().nullable(),
    failure: z.string().nullable(),
  }),
});
export type InboxEventPage = z.infer<typeof inboxEventPage>;

/**
 * `POST /api/admin/events/replay` → 202: those that were set aside wait again, all of them without `ids`; nothing else may
 * be given, so that a misspelt `ids` is not taken for all.
 */
export const replayEventsRequest = z.strictObject({
  ids: z
    .array(z.string().regex(/^\d{1,18}$/))
    .min(1)
    .max(100)
    .optional(),
});
export type ReplayEventsRequest = z.infer<typeof replayEventsRequest>;
export const replayEventsAnswer = z.object({ replayed: z.number().int() });
