import {
  communicationEventType,
  communicationIdentifierModel,
  formatRawId,
} from '@switchboard/acs-contracts';
import { z } from 'zod';

/**
 * What is used of the events about calls.
 * @see `CallData` and its neighbours in libs/acs-contracts
 */
const rawId = communicationIdentifierModel.transform(formatRawId);
const person = z.object({ communicationIdentifier: rawId });
const serverCallId = z.string().min(1).max(1000);

const callData = z.object({
  serverCallId,
  startedBy: person.optional(),
  group: z.object({ id: z.string().max(200) }).optional(),
  room: z.object({ id: z.string().max(200) }).optional(),
  isTwoParty: z.boolean().optional(),
});
const DECLINED = 603;
const endedData = callData.extend({ reason: z.object({ code: z.number() }).optional().catch(undefined) });
const participantData = callData.extend({ user: person });
const incomingCallData = z.object({ serverCallId, from: rawId, to: rawId });

const CALL_STARTED = communicationEventType('CallStarted');
const CALL_ENDED = communicationEventType('CallEnded');
const CALL_PARTICIPANT_ADDED = communicationEventType('CallParticipantAdded');
const CALL_PARTICIPANT_REMOVED = communicationEventType('CallParticipantRemoved');
const INCOMING_CALL = communicationEventType('IncomingCall');

export const callEventTypes = [
  CALL_STARTED,
  CALL_ENDED,
  CALL_PARTICIPANT_ADDED,
  CALL_PARTICIPANT_REMOVED,
  INCOMING_CALL,
] as const;

/** What one event says about a call. */
export interface CallNews {
  readonly serverCallId: string;
  /** Null when the event does not say. */
  readonly isTwoParty: boolean | null;
  readonly groupId: string | null;
  readonly roomId: string | null;
  readonly startedBy: string | null;
  /** Whoever calls somebody in is not always who started the call. */
  readonly isStarterCertain: boolean;
  readonly hasEnded: boolean;
  readonly isDeclined: boolean;
  readonly joined: string | null;
  readonly called: string | null;
}

/** @throws ZodError when something that is needed is missing */
export function readCallEvent(type: string, data: unknown): CallNews {
  if (type === INCOMING_CALL) {
    const { serverCallId, from, to } = incomingCallData.parse(data);
    return { ...nothing, serverCallId, startedBy: from, called: to };
  }
  if (type === CALL_PARTICIPANT_ADDED || type === CALL_PARTICIPANT_REMOVED) {
    const participant = participantData.parse(data);
    return { ...newsOf(participant), joined: participant.user.communicationIdentifier };
  }
  const call = endedData.parse(data);
  const hasEnded = type === CALL_ENDED;
  return { ...newsOf(call), hasEnded, isDeclined: hasEnded && call.reason?.code === DECLINED };
}

const nothing = {
  isTwoParty: null,
  groupId: null,
  roomId: null,
  startedBy: null,
  isStarterCertain: false,
  hasEnded: false,
  isDeclined: false,
  joined: null,
  called: null,
} as const;

function newsOf({ serverCallId, isTwoParty, group, room, startedBy }: z.output<typeof callData>): CallNews {
  return {
    ...nothing,
    serverCallId,
    isTwoParty: isTwoParty ?? null,
    groupId: group?.id ?? null,
    roomId: room?.id ?? null,
    startedBy: startedBy?.communicationIdentifier ?? null,
    isStarterCertain: startedBy !== undefined,
  };
}
