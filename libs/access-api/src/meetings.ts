import { z } from 'zod';

/** What somebody may do in a meeting. @see Roles of the Rooms API */
export const meetingRole = z.enum(['presenter', 'collaborator', 'attendee', 'consumer']);
export type MeetingRole = z.infer<typeof meetingRole>;

export const meetingParticipant = z.object({
  userId: z.uuid(),
  displayName: z.string(),
  role: meetingRole,
});
export type MeetingParticipant = z.infer<typeof meetingParticipant>;

/** A call at a set time. Its link is the page `/meetings/{id}`. */
export const meeting = z.object({
  id: z.uuid(),
  topic: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  organizer: z.object({ id: z.uuid(), displayName: z.string() }),
  /** Without the organizer, who is a presenter. */
  participants: z.array(meetingParticipant),
  /** The role of whoever comes by the link without being invited; null when only invited people may come. */
  linkRole: meetingRole.nullable(),
  /** The caller's; null for somebody who was not invited and has not come yet. */
  role: meetingRole.nullable(),
  mayEdit: z.boolean(),
  /** Counts what people changed. @see updateMeetingRequest */
  revision: z.int().positive(),
  /** What an invited caller has not looked at yet. */
  news: z.enum(['invited', 'changed']).nullable(),
});
export type Meeting = z.infer<typeof meeting>;

const topic = z.string().trim().min(1).max(250);
const participants = z.array(z.object({ userId: z.uuid(), role: meetingRole })).max(199);

/** `POST /api/meetings` → 201; not for guests. It lasts at most 24 hours and begins within 170 days. */
export const createMeetingRequest = z.object({
  topic,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  participants: participants.default([]),
  linkRole: meetingRole.nullable().default(null),
});
export type CreateMeetingRequest = z.input<typeof createMeetingRequest>;

/**
 * `PATCH /api/meetings/{meetingId}` → 200; its organizer and admins only. What is left out stays, participants are replaced as a
 * whole. With the `revision` that was read, 409 `meetings/changed-meanwhile` when somebody else was faster; without it
 * the last one wins.
 */
export const updateMeetingRequest = z
  .object({
    topic,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    participants,
    linkRole: meetingRole.nullable(),
    revision: z.int().positive(),
  })
  .partial()
  .refine(
    ({ revision: _, ...change }) => Object.keys(change).length > 0,
    'Give at least one thing to change.',
  );
export type UpdateMeetingRequest = z.input<typeof updateMeetingRequest>;

/** `GET /api/meetings?when=&cursor=&limit=`: those that the caller organizes or is invited to; `upcoming` includes running ones. */
export const meetingQuery = z.object({
  when: z.enum(['upcoming', 'past']).default('upcoming'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type MeetingQuery = z.input<typeof meetingQuery>;
export const meetingPage = z.object({ items: z.array(meeting), nextCursor: z.string().nullable() });
export type MeetingPage = z.infer<typeof meetingPage>;

/** `GET /api/meetings/news`: how many meetings ahead the caller was invited to, or were changed, and has not looked at. */
export const meetingNewsCount = z.object({ unseenCount: z.int().nonnegative() });
export type MeetingNewsCount = z.infer<typeof meetingNewsCount>;

/** `PUT /api/meetings/seen` → 204: the caller has looked at these. */
export const seenMeetingsRequest = z.object({ meetingIds: z.array(z.uuid()).min(1).max(100) });

/**
 * `POST /api/meetings/{meetingId}/join` → 200: lets the caller in and says where. 403 `meetings/not-invited`,
 * 409 `meetings/not-started` or `meetings/over`.
 */
export const meetingAdmission = z.object({
  roomId: z.string(),
  role: meetingRole,
  /** The conversation beside the call. */
  threadId: z.string(),
});
export type MeetingAdmission = z.infer<typeof meetingAdmission>;
