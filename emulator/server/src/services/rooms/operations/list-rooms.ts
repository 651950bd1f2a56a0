import { roomListQuery } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { pageRequest, toWirePage } from '../room-page.ts';
import { toWireRoom } from '../room.ts';
import type { RoomsPorts } from '../rooms-ports.ts';

/**
 * Newest first, as recorded of the service; also those that are over.
 *
 * @see Azure REST spec: Rooms_List
 */
export const listRooms = defineOperation({
  id: 'Rooms_List',
  route: 'GET /rooms',
  auth: ['accessKey', 'entra'],
  request: { query: roomListQuery },
  async handle({ rooms }: Pick<RoomsPorts, 'rooms'>, { query, url }) {
    return ok(toWirePage(await rooms.list(pageRequest(query)), url, toWireRoom));
  },
});
