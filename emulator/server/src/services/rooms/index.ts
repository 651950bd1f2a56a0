export { createRoomDirectory } from './room.repository.ts';
