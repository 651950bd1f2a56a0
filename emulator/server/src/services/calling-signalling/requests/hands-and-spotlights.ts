import { callingLimits } from '@switchboard/acs-contracts';
import { CallingRefusal } from '../calling.errors.ts';
import { requireCapability, requireConnected } from '../calls/capabilities.ts';
import { requireConnectedUsers } from '../calls/select-members.ts';
import { done, type RequestHandler } from './request.ts';

export const raiseHand: RequestHandler<'raiseHand'> = (exchange, session, { callId }) => {
  const { call, member } = exchange.requireEntered(session, callId);
  requireConnected(call, member);
  requireCapability(call, member, 'raiseHand');
  call.raisedHands.add(member.rawId);
  exchange.settle(call);
  return done;
};

/** Lowering one's own hand needs no right, not even that to raise it. */
export const lowerHands: RequestHandler<'lowerHands'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  const { participants = [member.rawId] } = message;
  const isOwn = participants !== 'all' && participants.every((rawId) => rawId === member.rawId);
  if (!isOwn) requireCapability(call, member, 'muteOthers');
  for (const rawId of participants === 'all' ? [...call.raisedHands] : participants)
    call.raisedHands.delete(rawId);
  exchange.settle(call);
  return done;
};

export const startSpotlight: RequestHandler<'startSpotlight'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  requireCapability(call, member, 'spotlightParticipant');
  const rawIds = message.participants ?? [member.rawId];
  requireConnectedUsers(call, rawIds);
  const { spotlightsPerCall } = callingLimits;
  if (new Set([...call.spotlights, ...rawIds]).size > spotlightsPerCall)
    throw new CallingRefusal(
      'TooManySpotlights',
      `startSpotlight failed. ${spotlightsPerCall} is the max number of participants that can be Spotlighted`,
      'participants',
    );
  for (const rawId of rawIds) call.spotlights.add(rawId);
  exchange.settle(call);
  return done;
};

export const stopSpotlight: RequestHandler<'stopSpotlight'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  const { participants = [member.rawId] } = message;
  const isOwn = participants !== 'all' && participants.every((rawId) => rawId === member.rawId);
  if (!isOwn) requireCapability(call, member, 'removeParticipantsSpotlight');
  for (const rawId of participants === 'all' ? [...call.spotlights] : participants)
    call.spotlights.delete(rawId);
  exchange.settle(call);
  return done;
};
