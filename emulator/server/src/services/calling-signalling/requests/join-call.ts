import type { CallingErrorName, CallingMessage, CallRole } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import { CallingRefusal } from '../calling.errors.ts';
import type { RoomRefusal } from '../../../kernel/ports/room-directory.ts';
import type { CallSession } from '../sessions/call-session.ts';
import type { Outcome, RequestHandler } from './request.ts';

export const joinCall: RequestHandler<'joinCall'> = async (exchange, session, message) => {
  const admission = await admit(exchange, session.rawId, message.locator);
  return () => enter(exchange, session, message, admission);
};

function enter(
  exchange: CallExchange,
  session: CallSession,
  message: CallingMessage<'joinCall'>,
  { place, role, validUntil }: Admission,
): Outcome<'joinCall'> {
  const { callId } = message;
  exchange.requireFreeCallId(session, callId);
  const existing = exchange.findAt(place);
  existing?.requireSpaceFor(session.rawId);
  const kind = 'roomId' in place ? 'room' : 'group';
  const call = existing ?? exchange.create(kind, { rawId: session.rawId, role }, place);
  if (validUntil) exchange.roomHours.watch(call, { validUntil });
  const self = exchange.enter(session, call, { callId, role }, message);
  exchange.settle(call);
  return { result: { call: exchange.view(call, self) } };
}

type Locator = CallingMessage<'joinCall'>['locator'];
interface Admission {
  readonly place: { readonly groupId: string } | { readonly roomId: string };
  readonly role: CallRole;
  /** Of a room. */
  readonly validUntil?: Date;
}

async function admit(
  { context: { rooms } }: CallExchange,
  rawId: string,
  locator: Locator,
): Promise<Admission> {
  if ('groupId' in locator) return { place: { groupId: locator.groupId }, role: 'Presenter' };
  if (!('roomId' in locator))
    throw new CallingRefusal(
      'MeetingNotSupported',
      'The emulator has no Teams meetings. Join a group (groupId) or a room (roomId).',
      'locator',
    );
  const { roomId } = locator;
  const admission = await rooms.admit(roomId, rawId);
  if (!admission.admitted) throw roomRefusal(admission.refusal, roomId, 'locator.roomId');
  return { place: { roomId }, role: admission.role, validUntil: admission.validUntil };
}

const refusals: Record<RoomRefusal, readonly [CallingErrorName, string]> = {
  unknownRoom: ['RoomNotFound', 'does not exist'],
  notInvited: ['NotInvitedToRoom', 'has no invitation for this user. Add the user to its participants'],
  notYetValid: ['OutsideRoomValidity', 'is not open yet. Join after its validFrom'],
  expired: ['OutsideRoomValidity', 'is no longer open. Its validUntil has passed'],
};

export function roomRefusal(refusal: RoomRefusal, roomId: string, field: string): CallingRefusal {
  const [name, what] = refusals[refusal];
  return new CallingRefusal(name, `The room "${roomId}" ${what}.`, field);
}
