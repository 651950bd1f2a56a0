import { callEndReasons, type CallingMessage, type CallRole } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import { CallingRefusal, participantNotFound } from '../calling.errors.ts';
import type { Call } from '../calls/call.ts';
import { requireCapability } from '../calls/capabilities.ts';
import { requireCallable, requireCallScope } from './callee.ts';
import { roomRefusal } from './join-call.ts';
import type { CallSession } from '../sessions/call-session.ts';
import { done, type Outcome, type RequestHandler } from './request.ts';

export const addParticipant: RequestHandler<'addParticipant'> = async (exchange, session, message) => {
  const { callId, participant: rawId } = message;
  const { call } = exchange.requireEntered(session, callId);
  requireCallScope(session);
  requireCallable(rawId, 'participant');
  const [isKnown, role] = await Promise.all([
    exchange.context.identities.exists(rawId),
    findRole(exchange, call, rawId),
  ]);
  return () => add(exchange, session, message, { isKnown, role });
};

function add(
  exchange: CallExchange,
  session: CallSession,
  { callId, participant: rawId }: CallingMessage<'addParticipant'>,
  { isKnown, role }: { isKnown: boolean; role: CallRole },
): Outcome<'addParticipant'> {
  const { call, member } = exchange.requireEntered(session, callId);
  if (member.phase === 'lobby')
    throw new CallingRefusal('InvalidCallState', 'You are in the lobby. Wait until somebody admits you.');
  requireCapability(call, member, 'addCommunicationUser');
  if (call.findUser(rawId))
    throw new CallingRefusal('ParticipantAlreadyInCall', `"${rawId}" is in the call already.`, 'participant');
  call.requireSpaceFor(rawId);
  const invited = exchange.invite(call, member, { rawId, role });
  if (isKnown) exchange.ring(call, invited);
  exchange.settle(call);
  return {
    result: { participantId: invited.participantId },
    after() {
      if (isKnown) return;
      call.leave(invited, callEndReasons.notReachable);
      exchange.settle(call);
    },
  };
}

/** In rooms that of the invitation. @throws CallingRefusal when there is none */
async function findRole(
  { context: { rooms } }: CallExchange,
  { identity: { roomId } }: Call,
  rawId: string,
): Promise<CallRole> {
  if (roomId === undefined) return 'Presenter';
  const admission = await rooms.admit(roomId, rawId);
  if (admission.admitted) return admission.role;
  throw roomRefusal(admission.refusal, roomId, 'participant');
}

export const removeParticipant: RequestHandler<'removeParticipant'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireCapability(call, member, 'removeParticipant');
  const target = call.findUser(message.participant);
  if (!target) throw participantNotFound(message.participant, 'participant');
  if (target === member)
    throw new CallingRefusal('InvalidCallState', 'To leave the call yourself, hang up.', 'participant');
  const isInvited = target.arrival === 0 && target.phase !== 'lobby';
  call.leave(target, isInvited ? callEndReasons.callerCancelled : callEndReasons.removed);
  exchange.settle(call);
  return done;
};
