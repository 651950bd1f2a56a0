import { parseRawId, roomLimits, type RoomRole } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import { RoomRepository } from './room.repository.ts';
import { longestMs, type Room } from './room.ts';

export interface SeededRoom extends Pick<Room, 'id' | 'pstnDialOutEnabled'> {
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** By raw id. */
  readonly participants: ReadonlyMap<string, RoomRole>;
}

/** Makes a room of a given id, also one whose time has passed. @throws Error for what no room can be */
export async function seedRoom(
  { clock, store }: { readonly clock: Clock; readonly store: DocumentStore },
  { id, validFrom, validUntil, pstnDialOutEnabled, participants }: SeededRoom,
): Promise<void> {
  const now = clock.now();
  const until = validUntil === undefined ? undefined : new Date(validUntil);
  const from = validFrom === undefined ? openingBefore(until, now) : new Date(validFrom);
  const end = until ?? new Date(from.getTime() + longestMs);
  const lengthMs = end.getTime() - from.getTime();
  if (lengthMs <= 0 || lengthMs > longestMs)
    throw new Error(
      `The seed's room ${id} has to be open for more than no time and at most ${roomLimits.validDays} days, ` +
        `not from ${from.toISOString()} to ${end.toISOString()}.`,
    );
  const stranger = [...participants.keys()].find((rawId) => parseRawId(rawId).kind !== 'communicationUser');
  if (stranger !== undefined)
    throw new Error(`The seed's room ${id} cannot invite ${stranger}: only communication users can be.`);
  if (participants.size > roomLimits.participants)
    throw new Error(
      `The seed's room ${id} has ${participants.size} participants; at most ${roomLimits.participants} are possible.`,
    );

  const rooms = new RoomRepository(store);
  const times = { validFrom: from.toISOString(), validUntil: end.toISOString() };
  await rooms.save({ id, createdAt: now.toISOString(), ...times, pstnDialOutEnabled });
  for (const [rawId, role] of participants) await rooms.saveParticipant(id, { rawId, role });
}

/** A room that has ended opened before that. */
const openingBefore = (until: Date | undefined, now: Date): Date =>
  until !== undefined && until <= now ? new Date(until.getTime() - longestMs) : now;
