import { getIdentifierRawId } from '@azure/communication-common';
import type { ParticipantRole, RoomsClient } from '@azure/communication-rooms';
import type { MeetingRole } from '@switchboard/access-api';
import { AppError, type Secret } from '@switchboard/node-kit';
import { statusOf, toAcsUnavailable } from '../platform/acs-error.ts';
import { roomNotFound, roomRefused } from './meeting.errors.ts';
import { RoomGateway, type RoomPlan } from './room-gateway.ts';

export interface AcsRoomGatewayOptions {
  endpoint: string;
  /** Without it the service authenticates as its managed identity. */
  connectionString: Secret | undefined;
  timeoutMs: number;
}

const roles: Record<MeetingRole, ParticipantRole> = {
  presenter: 'Presenter',
  collaborator: 'Collaborator',
  attendee: 'Attendee',
  consumer: 'Consumer',
};

/** The real SDK, against Azure or the emulator. */
export class AcsRoomGateway extends RoomGateway {
  readonly #options: AcsRoomGatewayOptions;
  #client: Promise<RoomsClient> | undefined;

  constructor(options: AcsRoomGatewayOptions) {
    super();
    this.#options = options;
  }

  override async create({ validFrom, validUntil, participants }: RoomPlan): Promise<string> {
    const { id } = await this.#call('', (client, abortSignal) =>
      client.createRoom({ validFrom, validUntil, participants: patchesOf(participants), abortSignal }),
    );
    return id;
  }

  override async change(roomId: string, { validFrom, validUntil, participants }: RoomPlan): Promise<void> {
    const present = await this.#call(roomId, async (client, abortSignal) => {
      await client.updateRoom(roomId, { validFrom, validUntil, abortSignal });
      const found = new Map<string, ParticipantRole>();
      for await (const { id, role } of client.listParticipants(roomId, { abortSignal })) {
        found.set(getIdentifierRawId(id), role);
      }
      return found;
    });
    const missing = [...participants].filter(([rawId, role]) => present.get(rawId) !== roles[role]);
    const surplus = [...present.keys()].filter((rawId) => !participants.has(rawId));
    await this.#call(roomId, async (client, abortSignal) => {
      if (surplus.length > 0) {
        const identifiers = surplus.map((communicationUserId) => ({ communicationUserId }));
        await client.removeParticipants(roomId, identifiers, { abortSignal });
      }
      if (missing.length > 0) {
        await client.addOrUpdateParticipants(roomId, patchesOf(missing), { abortSignal });
      }
    });
  }

  override async invite(roomId: string, rawId: string, role: MeetingRole): Promise<void> {
    await this.#call(roomId, (client, abortSignal) =>
      client.addOrUpdateParticipants(roomId, patchesOf([[rawId, role]]), { abortSignal }),
    );
  }

  override async remove(roomId: string): Promise<void> {
    try {
      await this.#call(roomId, (client, abortSignal) => client.deleteRoom(roomId, { abortSignal }));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'rooms/not-found') throw error;
    }
  }

  async #call<R>(roomId: string, work: (client: RoomsClient, signal: AbortSignal) => Promise<R>): Promise<R> {
    this.#client ??= createClient(this.#options);
    try {
      return await work(await this.#client, AbortSignal.timeout(this.#options.timeoutMs));
    } catch (error) {
      switch (statusOf(error)) {
        case 400:
          throw roomRefused(error);
        case 404:
          throw roomNotFound(roomId, error);
        default:
          throw toAcsUnavailable(error);
      }
    }
  }
}

function patchesOf(participants: Iterable<readonly [string, MeetingRole]>) {
  return Array.from(participants, ([communicationUserId, role]) => ({
    id: { communicationUserId },
    role: roles[role],
  }));
}

/** Loaded when it is used, like the SDK of the identities. */
async function createClient({ endpoint, connectionString }: AcsRoomGatewayOptions): Promise<RoomsClient> {
  const { RoomsClient } = await import('@azure/communication-rooms');
  const options = { retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1000 } };
  if (connectionString) return new RoomsClient(connectionString.reveal(), options);
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new RoomsClient(endpoint, new DefaultAzureCredential(), options);
}
