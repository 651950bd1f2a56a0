import {
  roomLimits,
  roomParams,
  updateParticipantsRequest,
  type RoomParticipant,
} from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { readParticipantChange, type ParticipantChange } from '../room-participants.ts';
import type { RoomsPorts, RoomsTransaction } from '../rooms-ports.ts';
import { tooManyParticipants } from '../rooms.errors.ts';

/**
 * Whoever is not in the room is invited, whoever is gets another role, and `null` takes the invitation back, also from
 * someone who has none.
 *
 * @see Azure REST spec: Participants_Update
 */
export const updateParticipants = defineOperation({
  id: 'Participants_Update',
  route: 'PATCH /rooms/{roomId}/participants',
  auth: ['accessKey', 'entra'],
  request: { params: roomParams, body: updateParticipantsRequest },
  async handle({ transact }: Pick<RoomsPorts, 'transact'>, { params, body }) {
    await transact(async (transaction) => {
      const { id: roomId } = await transaction.rooms.require(params.roomId);
      const change = readParticipantChange(body?.participants);
      const { updated, removed } = await apply(transaction, roomId, change);
      if (updated.length + removed.length > 0) {
        transaction.raise('RoomParticipantsUpdated', { roomId, updated, removed });
      }
    });
    return ok({});
  },
});

/** What the change really changes. */
async function apply({ rooms }: RoomsTransaction, roomId: string, change: ParticipantChange) {
  const removed: string[] = [];
  for (const rawId of change.removed) {
    if (await rooms.removeParticipant(roomId, rawId)) removed.push(rawId);
  }
  const updated: RoomParticipant[] = [];
  for (const participant of change.invited) {
    const before = await rooms.findParticipant(roomId, participant.rawId);
    if (before?.role === participant.role) continue;
    await rooms.saveParticipant(roomId, participant);
    updated.push(participant);
  }
  const { length } = await rooms.participants(roomId);
  if (length > roomLimits.participants) throw tooManyParticipants(length);
  return { updated, removed };
}
