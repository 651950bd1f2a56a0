import type { RoomRole } from '@switchboard/acs-contracts';
import type { RoomAdmission } from '../../kernel/ports/room-directory.ts';

/** A room without its participants. */
export interface Room {
  readonly id: string;
  /** All times in ISO 8601, UTC. */
  readonly createdAt: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly pstnDialOutEnabled: boolean;
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
