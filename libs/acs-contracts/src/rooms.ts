import { z } from 'zod';

/**
 * The wire contract of rooms.
 *
 * @see Rooms specification 2025-03-13
 */
export const roomRole = z.enum(['Presenter', 'Attendee', 'Consumer', 'Collaborator']);
export type RoomRole = z.infer<typeof roomRole>;

export interface RoomParticipant {
  readonly rawId: string;
  readonly role: RoomRole;
}
