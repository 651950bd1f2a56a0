import { participantNotFound } from '../calling.errors.ts';
import type { Call } from './call.ts';
import type { Member } from './member.ts';

/** Those in the call whom a request names, each once. @throws CallingRefusal for somebody who is not in it */
export function requireConnectedUsers(
  call: Call,
  rawIds: readonly string[],
  field = 'participants',
): Member[] {
  return [...new Set(rawIds)].map((rawId) => {
    const index = rawIds.indexOf(rawId);
    const member = call.findUser(rawId);
    if (member?.phase !== 'connected') throw participantNotFound(rawId, `${field}.${index}`);
    return member;
  });
}

/** Everybody else who is in the call, or those named. @throws CallingRefusal */
export function selectOthers(call: Call, self: Member, participants: 'others' | readonly string[]): Member[] {
  if (participants === 'others') return call.connected.filter((member) => member !== self);
  return requireConnectedUsers(call, participants);
}

/** Those who wait in the lobby. @throws CallingRefusal for somebody who does not */
export function selectWaiting(call: Call, participants: 'all' | readonly string[]): Member[] {
  const waiting = [...call.members].filter(({ phase }) => phase === 'lobby');
  if (participants === 'all') return waiting;
  return [...new Set(participants)].map((rawId) => {
    const member = waiting.find((candidate) => candidate.rawId === rawId);
    if (!member) throw participantNotFound(rawId, `participants.${participants.indexOf(rawId)}`);
    return member;
  });
}
