import { callingLimits } from '@switchboard/acs-contracts';
import { requireCapability, requireConnected } from '../calls/capabilities.ts';
import { done, type RequestHandler } from './request.ts';

export const sendReaction: RequestHandler<'sendReaction'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  requireCapability(call, member, 'useReactions');
  const { rawId } = member;
  const { reactionType } = message;
  exchange.tellConnected(call, (callId) => ({ type: 'reaction', callId, rawId, reactionType }));
  return done;
};

export const sendRealTimeText: RequestHandler<'sendRealTimeText'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  requireCapability(call, member, 'realTimeText');
  const { textId, text, isFinal } = message;
  const { rawId } = member;
  const sentOn = exchange.context.clock.now().toISOString();
  exchange.tellConnected(call, (callId) => ({
    type: 'realTimeText',
    callId,
    rawId,
    textId,
    text,
    isFinal,
    sentOn,
  }));
  return done;
};

/** Nobody's right: everybody may say how well the call works. Large calls are spared, as the calling SDK documents it. */
export const sendDiagnostics: RequestHandler<'sendDiagnostics'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  const { connected } = call;
  if (connected.length > callingLimits.participantsWithDiagnostics) return done;
  const { participantId, rawId } = member;
  const { diagnostics } = message;
  for (const other of connected) {
    const { callId } = other;
    if (other === member) continue;
    exchange.tell(other, { type: 'diagnosticsChanged', callId, participantId, rawId, diagnostics });
  }
  return done;
};
