import { callEndReasons } from '@switchboard/acs-contracts';
import type { CallExchange } from '../call-exchange.ts';
import { requireCapability, requireConnected } from '../calls/capabilities.ts';
import { selectWaiting } from '../calls/select-members.ts';
import type { CallSession } from '../sessions/call-session.ts';
import { done, type RequestHandler } from './request.ts';

function requireHost(exchange: CallExchange, session: CallSession, callId: string) {
  const part = exchange.requireEntered(session, callId);
  requireConnected(part.call, part.member);
  requireCapability(part.call, part.member, 'manageLobby');
  return part.call;
}

/** Switching it off admits nobody by itself. */
export const setLobby: RequestHandler<'setLobby'> = (exchange, session, { callId, isEnabled }) => {
  const call = requireHost(exchange, session, callId);
  call.isLobbyEnabled = isEnabled;
  exchange.settle(call);
  return done;
};

export const admitFromLobby: RequestHandler<'admitFromLobby'> = (exchange, session, message) => {
  const call = requireHost(exchange, session, message.callId);
  const admitted = selectWaiting(call, message.participants);
  for (const member of admitted) call.admit(member);
  exchange.settle(call);
  return { result: { admitted: admitted.map(({ rawId }) => rawId) } };
};

export const rejectFromLobby: RequestHandler<'rejectFromLobby'> = (exchange, session, message) => {
  const call = requireHost(exchange, session, message.callId);
  for (const member of selectWaiting(call, message.participants))
    call.leave(member, callEndReasons.rejectedFromLobby);
  exchange.settle(call);
  return done;
};
