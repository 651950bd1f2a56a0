import { createRoomRequest, roomLimits, type CreateRoomRequest } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { created, defineOperation } from '../../../kernel/operation.ts';
import type { IdGenerator } from '../../../kernel/ports/id-generator.ts';
import { readParticipantChange } from '../room-participants.ts';
import { newRoom, toWireRoom, type Room } from '../room.ts';
import type { RoomsPorts, RoomsTransaction } from '../rooms-ports.ts';
import { repeatabilityIncomplete, repeatedWithOtherBody, tooManyParticipants } from '../rooms.errors.ts';

/** For example `Tue, 26 Mar 2019 16:06:51 GMT`. */
const httpDate = z
  .string()
  .regex(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/, 'must be an HTTP date')
  .optional();

/**
 * The `Location` is the id alone, as recorded of the service.
 *
 * @see Azure REST spec: Rooms_Create
 */
export const createRoom = defineOperation({
  id: 'Rooms_Create',
  route: 'POST /rooms',
  auth: ['accessKey', 'entra'],
  request: {
    headers: z.object({
      'repeatability-request-id': z.guid().toLowerCase().optional(),
      'repeatability-first-sent': httpDate,
    }),
    body: createRoomRequest,
  },
  async handle({ ids, transact }: RoomsPorts, { headers, body }) {
    const requestId = headers['repeatability-request-id'];
    if ((requestId === undefined) !== (headers['repeatability-first-sent'] === undefined))
      throw repeatabilityIncomplete();
    const request = body ?? {};
    const room = await transact((transaction) =>
      once(transaction, requestId, request, () => create(transaction, ids, request)),
    );
    return created(toWireRoom(room), {
      location: room.id,
      ...(requestId !== undefined && { 'repeatability-result': 'accepted' }),
    });
  },
});

/** Gives the first answer again when the request was made before. Transactions run one by one, so also at the same time. */
async function once(
  { creations }: RoomsTransaction,
  requestId: string | undefined,
  request: CreateRoomRequest,
  execute: () => Promise<Room>,
): Promise<Room> {
  if (requestId === undefined) return execute();
  const body = JSON.stringify(request);
  const earlier = await creations.find(requestId);
  if (earlier && earlier.body !== body) throw repeatedWithOtherBody(requestId);
  if (earlier) return earlier.room;
  const room = await execute();
  await creations.save(requestId, { body, room });
  return room;
}

async function create(
  { rooms, now, raise }: RoomsTransaction,
  ids: IdGenerator,
  request: CreateRoomRequest,
): Promise<Room> {
  const { invited } = readParticipantChange(request.participants);
  if (invited.length > roomLimits.participants) throw tooManyParticipants(invited.length);
  let id = newRoomId(ids);
  while (await rooms.find(id)) id = newRoomId(ids);
  const room = newRoom(id, request, now);
  await rooms.save(room);
  for (const participant of invited) await rooms.saveParticipant(id, participant);
  raise('RoomCreated', { roomId: id });
  return room;
}

/** 17 digits that begin with 99, as the service's do. */
function newRoomId(ids: IdGenerator): string {
  const random = BigInt(`0x${ids.uuid().replaceAll('-', '')}`) % 10n ** 15n;
  return `99${String(random).padStart(15, '0')}`;
}
