import type { CallRecord } from '@switchboard/access-api';
import type { CallPartyRow, CallRow } from './call.repository.ts';

/** The call as the person with this raw id saw it. */
export function presentCall(call: CallRow, caller: string, names: ReadonlyMap<string, string>): CallRecord {
  const person = (rawId: string) => ({ communicationUserId: rawId, displayName: names.get(rawId) ?? null });
  const joined = call.parties.filter(({ joinedAt }) => joinedAt !== null);
  return {
    id: call.serverCallId,
    kind: kindOf(call),
    groupId: call.groupId,
    meeting: call.meeting && { id: call.meeting.id, topic: call.meeting.topic },
    direction: directionOf(call, caller),
    missed:
      call.endedAt !== null && call.parties.some((party) => party.rawId === caller && hasNotCome(party)),
    startedBy: call.startedByRawId === null ? null : person(call.startedByRawId),
    participants: joined.map(({ rawId }) => person(rawId)),
    startedAt: call.startedAt.toISOString(),
    endedAt: call.endedAt?.toISOString() ?? null,
  };
}

function hasNotCome({ calledAt, joinedAt }: CallPartyRow): boolean {
  return calledAt !== null && joinedAt === null;
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
