import {
  roomLimits,
  type CreateRoomRequest,
  type RoomModel,
  type RoomRole,
  type UpdateRoomRequest,
} from '@switchboard/acs-contracts';
import type { RoomAdmission } from '../../kernel/ports/room-directory.ts';
import { badValidity, endInThePast } from './rooms.errors.ts';

const dayMs = 24 * 3_600_000;
/** How long a room can be open. */
export const longestMs = roomLimits.validDays * dayMs;

/** A room without its participants. */
export interface Room {
  readonly id: string;
  /** All times in ISO 8601, UTC. */
  readonly createdAt: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly pstnDialOutEnabled: boolean;
}

/** @throws 400 when the window is not a good one. */
export function newRoom(
  id: string,
  { validFrom, validUntil, pstnDialOutEnabled }: CreateRoomRequest,
  now: Date,
): Room {
  const from = validFrom ?? now;
  const until = validUntil ?? new Date(now.getTime() + longestMs);
  requireWindow(from, until, now);
  return {
    id,
    createdAt: now.toISOString(),
    validFrom: from.toISOString(),
    validUntil: until.toISOString(),
    pstnDialOutEnabled: pstnDialOutEnabled ?? false,
  };
}

/** @throws 400 when the window changes and is not a good one then. */
export function changeRoom(room: Room, change: UpdateRoomRequest, now: Date): Room {
  const from = change.validFrom ?? new Date(room.validFrom);
  const until = change.validUntil ?? new Date(room.validUntil);
  if (change.validFrom ?? change.validUntil) requireWindow(from, until, now);
  return {
    ...room,
    validFrom: from.toISOString(),
    validUntil: until.toISOString(),
    pstnDialOutEnabled: change.pstnDialOutEnabled ?? room.pstnDialOutEnabled,
  };
}

/** The service looks at the end first, as recorded of it. */
function requireWindow(from: Date, until: Date, now: Date): void {
  if (until <= now) throw endInThePast(until, now);
  const lengthMs = until.getTime() - from.getTime();
  if (lengthMs <= 0 || lengthMs > longestMs) throw badValidity(from, until);
}

/** Whether someone with this role, or none, may join now. */
export function admissionTo(room: Room, role: RoomRole | undefined, now: Date): RoomAdmission {
  const nowMs = now.getTime();
  if (role === undefined) return { admitted: false, refusal: 'notInvited' };
  if (nowMs < Date.parse(room.validFrom)) return { admitted: false, refusal: 'notYetValid' };
  const validUntil = new Date(room.validUntil);
  if (nowMs >= validUntil.getTime()) return { admitted: false, refusal: 'expired' };
  return { admitted: true, role, pstnDialOutEnabled: room.pstnDialOutEnabled, validUntil };
}

export const toWireRoom = (room: Room): RoomModel => ({
  id: room.id,
  createdAt: toWireTime(room.createdAt),
  validFrom: toWireTime(room.validFrom),
  validUntil: toWireTime(room.validUntil),
  pstnDialOutEnabled: room.pstnDialOutEnabled,
});

/** Without zeros at the end of the fraction, as the service writes times: `2023-06-30T00:00:00+00:00`. */
const toWireTime = (isoTime: string) => isoTime.replace(/\.?0*Z$/, '+00:00');
