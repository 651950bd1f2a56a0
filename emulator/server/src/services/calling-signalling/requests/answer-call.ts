import { callEndReasons, type CallingErrorName } from '@switchboard/acs-contracts';
import { CallingRefusal } from '../calling.errors.ts';
import { isInvited } from '../calls/member.ts';
import type { CallSession } from '../sessions/call-session.ts';
import { done, type RequestHandler } from './request.ts';

function requireRinging(session: CallSession, callId: string, refusal: CallingErrorName) {
  const part = session.parts.get(callId);
  if (part && isInvited(part.member)) return part;
  throw new CallingRefusal(refusal, `The call "${callId}" does not ring here, or no longer.`, 'callId');
}

export const acceptCall: RequestHandler<'acceptCall'> = (exchange, session, message) => {
  const part = requireRinging(session, message.callId, 'IncomingCallGone');
  if (!session.hasSpaceForCall)
    throw new CallingRefusal('TooManyCalls', 'The client has too many calls. Hang up some of them.');
  exchange.answer(session, part, message);
  exchange.settle(part.call);
  return { result: { call: exchange.view(part.call, part.member) } };
};

export const rejectCall: RequestHandler<'rejectCall'> = (exchange, session, { callId }) => {
  const { call, member } = requireRinging(session, callId, 'IncomingCallNotRinging');
  call.leave(member, callEndReasons.declined);
  exchange.settle(call);
  return done;
};
