import { roomListQuery, roomParams } from '@switchboard/acs-contracts';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { pageRequest, toWirePage } from '../room-page.ts';
import type { RoomsPorts } from '../rooms-ports.ts';

/** @see Azure REST spec: Participants_List */
export const listParticipants = defineOperation({
  id: 'Participants_List',
  route: 'GET /rooms/{roomId}/participants',
  auth: ['accessKey', 'entra'],
  request: { params: roomParams, query: roomListQuery },
  async handle({ rooms }: Pick<RoomsPorts, 'rooms'>, { params, query, url }) {
    const { id } = await rooms.require(params.roomId);
    const page = await rooms.listParticipants(id, pageRequest(query));
    return ok(toWirePage(page, url, ({ rawId, role }) => ({ rawId, role })));
  },
});
