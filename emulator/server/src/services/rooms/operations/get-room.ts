import { roomParams } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { toWireRoom } from '../room.ts';
import type { RoomsPorts } from '../rooms-ports.ts';

/** @see Azure REST spec: Rooms_Get */
export const getRoom = defineOperation({
  id: 'Rooms_Get',
  route: 'GET /rooms/{roomId}',
  auth: ['accessKey', 'entra'],
  request: { params: roomParams },
  handle: async ({ rooms }: Pick<RoomsPorts, 'rooms'>, { params }) =>
    ok(toWireRoom(await rooms.require(params.roomId))),
});
