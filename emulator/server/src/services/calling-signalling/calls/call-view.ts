import type { CallHead, CallParticipant, CallPeer, CallState } from '@switchboard/acs-contracts';
import type { Call } from './call.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Member } from './member.ts';

const participantStates = {
  connecting: 'Connecting',
  ringing: 'Ringing',
  lobby: 'InLobby',
  connected: 'Connected',
} as const;

/** A member as the others see it. */
export function participantOf(member: Member): CallParticipant {
  const { participantId, rawId, displayName, role, phase, isOnHold, isMuted, streams, mediaAccess } = member;
  return {
    participantId,
    rawId,
    ...(displayName !== undefined && { displayName }),
    role,
    state: phase === 'connected' && isOnHold ? 'Hold' : participantStates[phase],
    isMuted,
    streams: [...streams],
    mediaAccess,
  };
}

export function headOf(call: Call, member: Member): CallHead {
  const { serverCallId, correlationId, groupId, roomId } = call.identity;
  return {
    callId: member.callId,
    serverCallId,
    correlationId,
    kind: call.kind,
    ...(groupId !== undefined && { groupId }),
    ...(roomId !== undefined && { roomId }),
    state: stateFor(call, member),
    direction: member.direction,
    callerInfo: member.callerInfo,
    ...(member.transferorInfo && { transferorInfo: member.transferorInfo }),
    self: { ...participantOf(member), capabilities: capabilitiesOf(call, member) },
    isLobbyEnabled: call.isLobbyEnabled,
    raisedHands: inOrder(call.raisedHands),
    spotlights: inOrder(call.spotlights),
    meetingMediaAccess: call.meetingMediaAccess,
  };
}

function stateFor(call: Call, member: Member): CallState {
  if (member.phase === 'lobby') return 'InLobby';
  if (call.isAwaitingAnswer)
    return [...call.members].some(({ phase }) => phase === 'ringing') ? 'Ringing' : 'Connecting';
  if (member.isOnHold) return 'LocalHold';
  const isHeldByOther = call.kind === 'oneToOne' && call.connected.some(({ isOnHold }) => isOnHold);
  return isHeldByOther ? 'RemoteHold' : 'Connected';
}

const inOrder = (rawIds: Iterable<string>) =>
  [...rawIds].map((rawId, index) => ({ rawId, order: index + 1 }));

/** Whoever waits in the lobby sees nobody. */
export function othersVisibleTo(call: Call, member: Member): Member[] {
  if (member.phase === 'lobby') return [];
  return [...call.members].filter((other) => other !== member);
}

/** Whoever waits in the lobby hears nobody. */
export const speakersFor = (call: Call, member: Member): string[] =>
  member.phase === 'connected' ? [...call.dominantSpeakers] : [];

export function peersOf(call: Call, member: Member): CallPeer[] {
  if (member.phase !== 'connected') return [];
  return call.connected
    .filter((other) => other !== member)
    .map((other) => ({ participantId: other.participantId, isPolite: member.arrival < other.arrival }));
}
