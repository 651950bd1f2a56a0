import type { CallRecord } from '@switchboard/access-api';
import type { UserName } from '../users/user.ts';
import type { CallPartyRow, CallRow } from './call.repository.ts';

/** The call as the person with this raw id saw it. */
export function presentCall(call: CallRow, caller: string, users: ReadonlyMap<string, UserName>): CallRecord {
  const person = (rawId: string) => ({
    communicationUserId: rawId,
    displayName: users.get(rawId)?.displayName ?? null,
  });
  const joined = call.parties.filter(({ joinedAt }) => joinedAt !== null);
  const called = call.parties.filter(hasNotCome);
  return {
    id: call.serverCallId,
    kind: kindOf(call),
    groupId: call.groupId,
    meeting: call.meeting && { id: call.meeting.id, topic: call.meeting.topic },
    direction: directionOf(call, caller),
    missed: isMissedBy(call, caller),
    declined: isDeclined(call) || call.parties.some((party) => party.rawId === caller && hasDeclined(party)),
    startedBy: call.startedByRawId === null ? null : person(call.startedByRawId),
    participants: joined.map(({ rawId }) => person(rawId)),
    called: called.sort(byTimeOfCalling).map(({ rawId }) => person(rawId)),
    startedAt: call.startedAt.toISOString(),
    endedAt: call.endedAt?.toISOString() ?? null,
  };
}

/** Everybody who is named in the calls. */
export function rawIdsIn(calls: readonly CallRow[]): string[] {
  const all = calls.flatMap(({ parties, startedByRawId }) => [
    ...parties.map(({ rawId }) => rawId),
    ...(startedByRawId === null ? [] : [startedByRawId]),
  ]);
  return [...new Set(all)];
}

/** @see `CallRepository.countUnseenMissed`, which counts the same */
export function isMissedBy(call: CallRow, rawId: string): boolean {
  const isOver = call.endedAt !== null && !isDeclined(call);
  const hasMissed = (party: CallPartyRow) => hasNotCome(party) && !hasDeclined(party);
  return isOver && call.parties.some((party) => party.rawId === rawId && hasMissed(party));
}

/** In a call of more people one may have declined and another not have heard it: events do not tell them apart, people do. */
function isDeclined({ declined, isTwoParty }: CallRow): boolean {
  return declined && isTwoParty !== false;
}

function byTimeOfCalling(one: CallPartyRow, other: CallPartyRow): number {
  return one.calledAt!.getTime() - other.calledAt!.getTime();
}

function hasNotCome({ calledAt, joinedAt }: CallPartyRow): boolean {
  return calledAt !== null && joinedAt === null;
}

function hasDeclined(party: CallPartyRow): boolean {
  return hasNotCome(party) && party.declinedAt !== null;
}

function kindOf({ roomId, isTwoParty }: CallRow): CallRecord['kind'] {
  if (roomId !== null) return 'meeting';
  return isTwoParty === false ? 'group' : 'one-to-one';
}

/** Whoever begins a call by its link calls nobody: like those who come after, they join it. */
function directionOf(call: CallRow, caller: string): CallRecord['direction'] {
  const rings = call.isTwoParty === true || call.parties.some(({ calledAt }) => calledAt !== null);
  if (call.startedByRawId === caller && rings) return 'outgoing';
  const isCalled = call.parties.some(({ rawId, calledAt }) => rawId === caller && calledAt !== null);
  return isCalled ? 'incoming' : 'joined';
}
