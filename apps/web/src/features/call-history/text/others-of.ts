import type { CallRecord } from '@switchboard/access-api';

type Person = CallRecord['participants'][number];

/** Whoever called, whoever came and who else was called, in this order, each once and without the reader. */
export function othersOf(
  call: Pick<CallRecord, 'startedBy' | 'participants' | 'called'>,
  myId: string | undefined,
): Person[] {
  const people = [...(call.startedBy ? [call.startedBy] : []), ...call.participants, ...call.called];
  const ids = people.map(({ communicationUserId }) => communicationUserId);
  return people.filter(
    ({ communicationUserId }, index) =>
      communicationUserId !== myId && ids.indexOf(communicationUserId) === index,
  );
}
