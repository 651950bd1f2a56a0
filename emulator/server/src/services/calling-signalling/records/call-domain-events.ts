import type {
  CallEventBase,
  CallEvents,
  CallEventType,
  CallParticipantEventData,
} from '@switchboard/acs-contracts';
import type { CallEnd } from '../calls/call.ts';
import type { CallRecord, ParticipationRecord } from './call-record.ts';

export type CallDomainEvent = {
  [T in CallEventType]: { readonly type: T; readonly data: CallEvents[T] };
}[CallEventType];

function baseOf(record: CallRecord): CallEventBase {
  const { serverCallId, correlationId, startedBy, groupId, roomId, kind } = record;
  return {
    serverCallId,
    correlationId,
    startedBy,
    ...(groupId !== undefined && { groupId }),
    ...(roomId !== undefined && { roomId }),
    isTwoParty: kind === 'oneToOne',
  };
}

export const callStarted = (record: CallRecord): CallDomainEvent => ({
  type: 'CallStarted',
  data: baseOf(record),
});

export function participantEvent(
  type: 'CallParticipantAdded' | 'CallParticipantRemoved',
  record: CallRecord,
  { rawId, role, participantId, displayName, userAgent }: ParticipationRecord,
): CallDomainEvent {
  const data: CallParticipantEventData = {
    ...baseOf(record),
    user: { rawId, role },
    participantId,
    ...(displayName !== undefined && { displayName }),
    ...(userAgent !== undefined && { userAgent }),
  };
  return { type, data };
}

export function callEnded(record: CallRecord, { reason, by }: CallEnd, now: Date): CallDomainEvent {
  const durationInSeconds = Math.max(0, (now.getTime() - Date.parse(record.startedOn)) / 1000);
  return {
    type: 'CallEnded',
    data: {
      ...baseOf(record),
      ...(by && {
        endedBy: { rawId: by.rawId, ...(by.displayName !== undefined && { displayName: by.displayName }) },
      }),
      reason,
      durationInSeconds,
    },
  };
}
