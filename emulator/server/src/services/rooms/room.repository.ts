import type { RoomParticipant } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { RoomDirectory } from '../../kernel/ports/room-directory.ts';
import { admissionTo, type Room } from './room.ts';

const roomKey = (id: string) => ({ collection: 'rooms/rooms', partition: '', id });
const participantKey = (roomId: string, rawId: string) => ({
  collection: 'rooms/participants',
  partition: roomId,
  id: rawId,
});

/** Rooms, and who is invited to them. */
export class RoomRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(roomId: string): Promise<Room | undefined> {
    return (await this.#store.get<Room>(roomKey(roomId)))?.body;
  }

  async save(room: Room): Promise<void> {
    await this.#store.put(roomKey(room.id), room);
  }

  async findParticipant(roomId: string, rawId: string): Promise<RoomParticipant | undefined> {
    return (await this.#store.get<RoomParticipant>(participantKey(roomId, rawId)))?.body;
  }

  async saveParticipant(roomId: string, participant: RoomParticipant): Promise<void> {
    await this.#store.put(participantKey(roomId, participant.rawId), participant);
  }
}

/** The view of the rooms that other services have. */
export function createRoomDirectory(store: DocumentStore, clock: Clock): RoomDirectory {
  const rooms = new RoomRepository(store);
  return {
    async admit(roomId, rawId) {
      const room = await rooms.find(roomId);
      if (!room) return { admitted: false, refusal: 'unknownRoom' };
      const participant = await rooms.findParticipant(roomId, rawId);
      return admissionTo(room, participant?.role, clock.now());
    },
  };
}
