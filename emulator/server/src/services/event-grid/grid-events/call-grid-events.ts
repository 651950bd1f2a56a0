import {
  parseRawId,
  type CallEventBase,
  type CallEventPerson,
  type CallEvents,
  type CallEventType,
  type EventGridData,
} from '@switchboard/acs-contracts';
import type { GridEventSource } from './grid-event-source.ts';

type Sources = { [T in CallEventType]: readonly GridEventSource<CallEvents[T]>[] };

const personData = ({ rawId, role }: CallEventPerson) => ({
  communicationIdentifier: parseRawId(rawId),
  role,
});

function callData(call: CallEventBase): EventGridData['CallStarted'] {
  const { startedBy, serverCallId, groupId, roomId, isTwoParty, correlationId } = call;
  return {
    startedBy: personData(startedBy),
    serverCallId,
    ...(groupId !== undefined && { group: { id: groupId } }),
    ...(roomId !== undefined && { room: { id: roomId } }),
    isTwoParty,
    correlationId,
    isRoomsCall: roomId !== undefined,
  };
}

const participantSource = (name: 'CallParticipantAdded' | 'CallParticipantRemoved') => ({
  name,
  *drafts(event: CallEvents['CallParticipantAdded']) {
    const { user, participantId, displayName, userAgent } = event;
    const data: EventGridData['CallParticipantAdded'] = {
      ...callData(event),
      user: personData(user),
      ...(displayName !== undefined && { displayName }),
      participantId,
      ...(userAgent !== undefined && { userAgent }),
    };
    yield { subject: `call/${event.serverCallId}/participant/${user.rawId}`, data };
  },
});

function endedData(event: CallEvents['CallEnded']): EventGridData['CallEnded'] {
  const { endedBy, reason, durationInSeconds } = event;
  return {
    ...callData(event),
    ...(endedBy && {
      endedBy: {
        communicationIdentifier: parseRawId(endedBy.rawId),
        type: 'Participant' as const,
        name: endedBy.displayName ?? endedBy.rawId,
      },
    }),
    reason: { ...reason, phrase: phraseOf(reason) },
    callDurationInSeconds: durationInSeconds,
  };
}

const phrases: Readonly<Record<number, string>> = {
  0: 'The call ended.',
  403: 'The call was refused.',
  480: 'The callee could not be reached.',
  487: 'The call was cancelled.',
  495: 'A valid token was missing.',
  603: 'The call was declined.',
};
const phraseOf = ({ code, subCode }: CallEvents['CallEnded']['reason']) =>
  subCode === 10004 ? 'The call was not answered.' : (phrases[code] ?? 'The call failed.');

/** @see the published samples of `Microsoft.Communication.CallStarted` and the others, for the subjects */
export const callGridEvents: Sources = {
  CallStarted: [
    {
      name: 'CallStarted',
      *drafts(event) {
        const subject = `call/${event.serverCallId}/startedBy/${event.startedBy.rawId}`;
        yield { subject, data: callData(event) };
      },
    },
  ],
  CallEnded: [
    {
      name: 'CallEnded',
      *drafts(event) {
        yield { subject: `call/${event.serverCallId}`, data: endedData(event) };
      },
    },
  ],
  CallParticipantAdded: [participantSource('CallParticipantAdded')],
  CallParticipantRemoved: [participantSource('CallParticipantRemoved')],
  IncomingCall: [
    {
      name: 'IncomingCall',
      *drafts({ from, to, ...call }) {
        const data: EventGridData['IncomingCall'] = { to: parseRawId(to), from: parseRawId(from), ...call };
        yield { subject: `/caller/${from}/recipient/${to}`, data };
      },
    },
  ],
};
