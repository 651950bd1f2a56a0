import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import { createRoom } from './operations/create-room.ts';
import { deleteRoom } from './operations/delete-room.ts';
import { getRoom } from './operations/get-room.ts';
import { listParticipants } from './operations/list-participants.ts';
import { listRooms } from './operations/list-rooms.ts';
import { updateParticipants } from './operations/update-participants.ts';
import { updateRoom } from './operations/update-room.ts';
import { createRoomsPorts, type RoomsPorts } from './rooms-ports.ts';

export { createRoomDirectory } from './room.repository.ts';
export { seedRoom } from './seed-room.ts';

export function createRoomsService(context: ServiceContext): EmulatedService {
  return {
    name: 'rooms',
    operations: bindOperations<RoomsPorts>(createRoomsPorts(context), [
      createRoom,
      listRooms,
      getRoom,
      updateRoom,
      deleteRoom,
      listParticipants,
      updateParticipants,
    ]),
  };
}
