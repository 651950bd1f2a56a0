import type { MeetingRole } from '@switchboard/access-api';

/** How a room is to be. */
export interface RoomPlan {
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** By raw id; whoever is not in it cannot come. */
  readonly participants: ReadonlyMap<string, MeetingRole>;
}

/**
 * Rooms of the Communication Services resource.
 * Every method throws AppError: `rooms/refused`, and those of the resource (`acs/unavailable`, `acs/timed-out`, `acs/throttled`).
 */
export abstract class RoomGateway {
  /** @returns the id of the new room */
  abstract create(plan: RoomPlan): Promise<string>;
  /** @throws AppError `rooms/not-found` */
  abstract change(roomId: string, plan: RoomPlan): Promise<void>;
  /** @throws AppError `rooms/not-found` */
  abstract invite(roomId: string, rawId: string, role: MeetingRole): Promise<void>;
  /** A room that the resource does not know is gone already. */
  abstract remove(roomId: string): Promise<void>;
}
