import { roomParams } from '@switchboard/acs-contracts';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import type { RoomsPorts } from '../rooms-ports.ts';

/**
 * Succeeds also when the room is gone already, as recorded of the service.
 *
 * @see Azure REST spec: Rooms_Delete
 */
export const deleteRoom = defineOperation({
  id: 'Rooms_Delete',
  route: 'DELETE /rooms/{roomId}',
  auth: ['accessKey', 'entra'],
  request: { params: roomParams },
  async handle({ transact }: Pick<RoomsPorts, 'transact'>, { params: { roomId } }) {
    await transact(async ({ rooms, raise }) => {
      if (await rooms.remove(roomId)) raise('RoomDeleted', { roomId });
    });
    return noContent();
  },
});
