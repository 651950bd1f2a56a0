import { z } from 'zod';

const person = z.object({
  communicationUserId: z.string(),
  /** Null for somebody who is not a user of this service. */
  displayName: z.string().nullable(),
});

/** A call that the caller was in or was called to, put together from the events of the resource. */
export const callRecord = z.object({
  /** The server's name of the call. */
  id: z.string(),
  kind: z.enum(['one-to-one', 'group', 'meeting']),
  /** Null for a call without a link. */
  groupId: z.string().nullable(),
  /** Null for calls that are not a meeting of this service. */
  meeting: z.object({ id: z.uuid(), topic: z.string() }).nullable(),
  /** As the caller saw it. */
  direction: z.enum(['outgoing', 'incoming', 'joined']),
  /** Called, and never came. */
  missed: z.boolean(),
  /** Whoever was called said no: in a call of more people, the caller of this API did. */
  declined: z.boolean(),
  startedBy: person.nullable(),
  /** Everybody who was in it, in the order in which they came. */
  participants: z.array(person),
  /** Everybody else who was called, in the order in which they were. */
  called: z.array(person),
  startedAt: z.iso.datetime(),
  /** Null while it lasts. */
  endedAt: z.iso.datetime().nullable(),
});
export type CallRecord = z.infer<typeof callRecord>;

/** `GET /api/calls?cursor=&limit=`, newest first. */
export const callQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type CallQuery = z.input<typeof callQuery>;
export const callPage = z.object({ items: z.array(callRecord), nextCursor: z.string().nullable() });
export type CallPage = z.infer<typeof callPage>;

/** `GET /api/calls/missed`: how many missed calls came since `PUT /api/calls/seen`, by which the caller says that the list was read. */
export const missedCalls = z.object({ unseenCount: z.int().nonnegative() });
export type MissedCalls = z.infer<typeof missedCalls>;

/** `PUT /api/calls/declined`: the caller was called into this call and said no, so that it does not count as missed. */
export const declinedCall = z.strictObject({ serverCallId: z.string().min(1).max(1000) });
export type DeclinedCall = z.infer<typeof declinedCall>;
/** False, and nothing is kept, until an event has told that the caller was called: say it again then. */
export const declinedCallResult = z.object({ isKnown: z.boolean() });
export type DeclinedCallResult = z.infer<typeof declinedCallResult>;
