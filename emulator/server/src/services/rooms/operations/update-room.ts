import { roomParams, updateRoomRequest } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { changeRoom, toWireRoom } from '../room.ts';
import type { RoomsPorts } from '../rooms-ports.ts';

/**
 * A room that is over can be opened again.
 *
 * @see Azure REST spec: Rooms_Update
 */
export const updateRoom = defineOperation({
  id: 'Rooms_Update',
  route: 'PATCH /rooms/{roomId}',
  auth: ['accessKey', 'entra'],
  request: { params: roomParams, body: updateRoomRequest },
  async handle({ transact }: Pick<RoomsPorts, 'transact'>, { params, body }) {
    const changed = await transact(async ({ rooms, now, raise }) => {
      const room = changeRoom(await rooms.require(params.roomId), body ?? {}, now);
      await rooms.save(room);
      const { id: roomId, validFrom, validUntil, pstnDialOutEnabled } = room;
      raise('RoomUpdated', { roomId, validFrom, validUntil, pstnDialOutEnabled });
      return room;
    });
    return ok(toWireRoom(changed));
  },
});
