import type { RoomParticipant } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore, Page, StoredDocument } from '../../kernel/ports/document-store.ts';
import type { RoomDirectory } from '../../kernel/ports/room-directory.ts';
import { admissionTo, type Room } from './room.ts';
import { notARoomId, roomNotFound } from './rooms.errors.ts';

const roomKey = (id: string) => ({ collection: 'rooms/rooms', partition: '', id });
const participantKey = (roomId: string, rawId: string) => ({
  collection: 'rooms/participants',
  partition: roomId,
  id: rawId,
});

interface PageRequest {
  readonly limit: number;
  readonly continuationToken?: string;
}

/** Rooms, and who is invited to them. */
export class RoomRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(roomId: string): Promise<Room | undefined> {
    return (await this.#store.get<Room>(roomKey(roomId)))?.body;
  }

  /** @throws 404 when there is none, 400 when there never can be. */
  async require(roomId: string): Promise<Room> {
    const room = await this.find(requireRoomId(roomId));
    if (!room) throw roomNotFound(roomId);
    return room;
  }

  async save(room: Room): Promise<void> {
    await this.#store.put(roomKey(room.id), room);
  }

  /** With its participants. Whether there was one. @throws 400 when there never can be. */
  async remove(roomId: string): Promise<boolean> {
    const id = requireRoomId(roomId);
    for (const { rawId } of await this.participants(id)) await this.removeParticipant(id, rawId);
    return this.#store.remove(roomKey(id));
  }

  /** Newest first. */
  async list(page: PageRequest): Promise<Page<Room>> {
    return bodies(
      await this.#store.list<Room>({
        collection: 'rooms/rooms',
        partition: '',
        direction: 'backward',
        ...page,
      }),
    );
  }

  async findParticipant(roomId: string, rawId: string): Promise<RoomParticipant | undefined> {
    return (await this.#store.get<RoomParticipant>(participantKey(roomId, rawId)))?.body;
  }

  async saveParticipant(roomId: string, participant: RoomParticipant): Promise<void> {
    await this.#store.put(participantKey(roomId, participant.rawId), participant);
  }

  /** Whether they were invited. */
  removeParticipant(roomId: string, rawId: string): Promise<boolean> {
    return this.#store.remove(participantKey(roomId, rawId));
  }

  async participants(roomId: string): Promise<readonly RoomParticipant[]> {
    const query = { collection: 'rooms/participants', partition: roomId };
    return bodies(await this.#store.list<RoomParticipant>(query)).items;
  }

  /** In the order in which they were invited. */
  async listParticipants(roomId: string, page: PageRequest): Promise<Page<RoomParticipant>> {
    const query = { collection: 'rooms/participants', partition: roomId, ...page };
    return bodies(await this.#store.list<RoomParticipant>(query));
  }
}

const bodies = <T>(page: Page<StoredDocument<T>>): Page<T> => ({
  ...page,
  items: page.items.map(({ body }) => body),
});

function requireRoomId(text: string): string {
  if (!/^\d{16,18}$/.test(text)) throw notARoomId(text);
  return text;
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
