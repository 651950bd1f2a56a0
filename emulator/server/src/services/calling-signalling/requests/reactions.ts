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
