import type { CallRecord } from '@switchboard/access-api';

export type CallOutcome = CallRecord['direction'] | 'missed' | 'declined' | 'noAnswer';

/** What became of the call, as the reader saw it. */
export function outcomeOf(
  call: Pick<CallRecord, 'direction' | 'missed' | 'declined' | 'participants' | 'endedAt'>,
  myId: string | undefined,
): CallOutcome {
  if (call.missed) return 'missed';
  if (call.declined) return 'declined';
  const isAlone = call.participants.every(({ communicationUserId }) => communicationUserId === myId);
  return call.direction === 'outgoing' && call.endedAt !== null && isAlone ? 'noAnswer' : call.direction;
}
