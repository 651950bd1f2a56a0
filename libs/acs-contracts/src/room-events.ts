import type { RoomParticipant } from './rooms.ts';

/**
 * What happens to rooms, as the rooms service publishes it on the emulator's bus once it is stored; calls that go on in a
 * room follow it. All ids of people are raw ids.
 */
export interface RoomEvents {
  RoomCreated: { readonly roomId: string };
  /** Its window of validity or what is allowed in it changed. */
  RoomUpdated: {
    readonly roomId: string;
    /** ISO 8601 in UTC. */
    readonly validFrom: string;
    readonly validUntil: string;
    readonly pstnDialOutEnabled: boolean;
  };
  /** Only what changed: an invitation that was made again with the same role is not in it. */
  RoomParticipantsUpdated: {
    readonly roomId: string;
    /** Invited, or given another role. */
    readonly updated: readonly RoomParticipant[];
    /** Raw ids of those who are no longer invited. */
    readonly removed: readonly string[];
  };
  RoomDeleted: { readonly roomId: string };
}

export type RoomEventType = keyof RoomEvents;
