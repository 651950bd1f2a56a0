import { z } from 'zod';
import { maximumRawIdLength } from './identifiers.ts';

/**
 * The wire contract of rooms.
 *
 * @see Rooms specification 2025-03-13
 */
export type RoomRole = 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator';
export const roomRole = z.enum(['Presenter', 'Attendee', 'Consumer', 'Collaborator'] satisfies RoomRole[]);

export const roomLimits = {
  /** Both the longest time that a room can be open and how long one is by default. */
  validDays: 180,
  /** As many as a call may have. */
  participants: 350,
  itemsPerPage: 30,
} as const;

export const roomParams = z.object({ roomId: z.string().min(1).max(100) });
/** `nextLink` is what the address of the next page carries. */
export const roomListQuery = z.object({ nextLink: z.string().max(200).optional() });

const time = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-01-31T12:00:00Z' })
  .transform((text) => new Date(text));

/** By raw id. `null` for a person removes the invitation; someone without a role is an Attendee. */
const participants = z
  .record(z.string().max(maximumRawIdLength), z.object({ role: roomRole.nullish() }).nullable())
  .nullish();

const roomProperties = {
  validFrom: time.nullish(),
  validUntil: time.nullish(),
  pstnDialOutEnabled: z.boolean().nullish(),
};

export const createRoomRequest = z.object({ ...roomProperties, participants }).nullish();
export type CreateRoomRequest = NonNullable<z.infer<typeof createRoomRequest>>;

/** A merge patch; what is left out, or `null`, keeps its value. */
export const updateRoomRequest = z.object(roomProperties).nullish();
export type UpdateRoomRequest = NonNullable<z.infer<typeof updateRoomRequest>>;

export const updateParticipantsRequest = z.object({ participants }).nullish();

export interface RoomParticipant {
  readonly rawId: string;
  readonly role: RoomRole;
}

export interface RoomModel {
  readonly id: string;
  readonly createdAt: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly pstnDialOutEnabled: boolean;
}
