import { CallingRefusal } from '../calling.errors.ts';
import { requireCapability, requireConnected } from '../calls/capabilities.ts';
import { setMediaAccess as applyMediaAccess, updateMedia as applyMedia } from '../calls/media.ts';
import { selectOthers } from '../calls/select-members.ts';
import { done, type RequestHandler } from './request.ts';

export const updateMedia: RequestHandler<'updateMedia'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  applyMedia(call, member, message);
  exchange.settle(call);
  return done;
};

export const setHold: RequestHandler<'setHold'> = (exchange, session, { callId, isOnHold }) => {
  const { call, member } = exchange.requireEntered(session, callId);
  requireConnected(call, member);
  member.isOnHold = isOnHold;
  exchange.settle(call);
  return done;
};

/** Those who are muted already hear nothing of it. */
export const muteParticipants: RequestHandler<'muteParticipants'> = (exchange, session, message) => {
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  requireCapability(call, member, 'muteOthers');
  const muted = selectOthers(call, member, message.participants).filter(
    (each) => each !== member && !each.isMuted,
  );
  for (const each of muted) each.isMuted = true;
  exchange.settle(call);
  for (const each of muted)
    exchange.tell(each, { type: 'mutedByOthers', callId: each.callId, by: member.rawId });
  return done;
};

export const setMediaAccess: RequestHandler<'setMediaAccess'> = (exchange, session, message) => {
  const { isAudioPermitted, isVideoPermitted, participants } = message;
  const { call, member } = exchange.requireEntered(session, message.callId);
  requireConnected(call, member);
  if (isAudioPermitted === undefined && isVideoPermitted === undefined)
    throw new CallingRefusal(
      'MalformedMessage',
      'Say isAudioPermitted, isVideoPermitted or both.',
      'isAudioPermitted',
    );
  if (isAudioPermitted !== undefined) requireCapability(call, member, 'forbidOthersAudio');
  if (isVideoPermitted !== undefined) requireCapability(call, member, 'forbidOthersVideo');
  const change = {
    ...(isAudioPermitted !== undefined && { isAudioPermitted }),
    ...(isVideoPermitted !== undefined && { isVideoPermitted }),
  };
  const isForAll = participants === 'others';
  for (const each of selectOthers(call, member, participants)) {
    const isSpared = isForAll && call.kind === 'room' && each.role === 'Presenter';
    if (!isSpared) applyMediaAccess(call, each, change);
  }
  if (isForAll) call.meetingMediaAccess = { ...call.meetingMediaAccess, ...change };
  exchange.settle(call);
  return done;
};
