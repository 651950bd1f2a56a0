import { getIdentifierRawId } from '@azure/communication-common';
import { RoomsClient } from '@azure/communication-rooms';
import type { CreateMeetingRequest } from '@switchboard/access-api';
import type { ServiceBed } from './service-bed.ts';

const MINUTE_MS = 60_000;

export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

/** A meeting that is open now, unless told otherwise. */
export const plan = (change: Partial<CreateMeetingRequest> = {}): CreateMeetingRequest => ({
  topic: 'Stand-up',
  startsAt: inMinutes(5),
  endsAt: inMinutes(35),
  ...change,
});

/** What the resource knows of rooms, by its own SDK. */
export class RoomWitness {
  readonly #client: RoomsClient;

  constructor({ emulator }: ServiceBed) {
    this.#client = new RoomsClient(emulator.connectionString);
  }

  async rooms() {
    const rooms = [];
    for await (const room of this.#client.listRooms()) rooms.push(room);
    return rooms;
  }

  /** The room that is open for exactly this meeting; the tests give each a time of its own. */
  async roomOf({ endsAt }: { endsAt: string }) {
    const until = Date.parse(endsAt) + 30 * MINUTE_MS;
    return (await this.rooms()).find(({ validUntil }) => validUntil.getTime() === until);
  }

  /** Roles by raw id. */
  async roles(roomId: string): Promise<Record<string, string>> {
    const roles: Record<string, string> = {};
    for await (const { id, role } of this.#client.listParticipants(roomId)) {
      roles[getIdentifierRawId(id)] = role;
    }
    return roles;
  }

  async remove(roomId: string): Promise<void> {
    await this.#client.deleteRoom(roomId);
  }
}
