import type { CallCustomContext, CallEvents } from '@switchboard/acs-contracts';
import type { Call } from '../calls/call.ts';
import type { Member } from '../calls/member.ts';
import type { CallDomainEvent } from './call-domain-events.ts';

type Headers = CallCustomContext['voipHeaders'];
const toRecord = (headers: Headers = []) => Object.fromEntries(headers.map(({ key, value }) => [key, value]));

export function incomingCallEvent(
  { identity }: Call,
  { rawId, callerInfo, callId, participantId }: Member,
  customContext: CallCustomContext | undefined,
): CallDomainEvent {
  const { id, serverCallId, correlationId } = identity;
  const { sipHeaders, voipHeaders, xHeaders = [], userToUser } = customContext ?? {};
  const data: CallEvents['IncomingCall'] = {
    serverCallId,
    correlationId,
    from: callerInfo.rawId,
    to: rawId,
    ...(callerInfo.displayName !== undefined && { callerDisplayName: callerInfo.displayName }),
    customContext: {
      sipHeaders: {
        ...toRecord(sipHeaders),
        ...(userToUser !== undefined && { 'User-To-User': userToUser }),
      },
      voipHeaders: toRecord([...(voipHeaders ?? []), ...xHeaders]),
    },
    incomingCallContext: btoa(JSON.stringify({ call: id, invitation: callId, participantId })),
  };
  return { type: 'IncomingCall', data };
}
