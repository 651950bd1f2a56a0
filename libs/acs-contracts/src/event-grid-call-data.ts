import type { CallRole } from './calling-signalling-call.ts';
import type { CommunicationIdentifierModel } from './identifiers.ts';

/**
 * The `data` of the events about calls, as the emulator publishes them.
 *
 * @see `@azure/eventgrid` `models/index.ts` `AcsCall…EventData`, whose fields the newest schema has; the published samples
 * on Learn differ from it
 */
interface CallPersonData {
  readonly communicationIdentifier: CommunicationIdentifierModel;
  readonly role: CallRole;
}

export interface CallData {
  readonly startedBy: CallPersonData;
  readonly serverCallId: string;
  readonly group?: { readonly id: string };
  readonly room?: { readonly id: string };
  readonly isTwoParty: boolean;
  readonly correlationId: string;
  readonly isRoomsCall: boolean;
}

export interface CallEndedData extends CallData {
  readonly endedBy?: {
    readonly communicationIdentifier: CommunicationIdentifierModel;
    readonly type: 'Participant' | 'MicrosoftInternal';
    readonly name: string;
  };
  readonly reason: { readonly code: number; readonly subCode: number; readonly phrase: string };
  readonly callDurationInSeconds: number;
}

export interface CallParticipantData extends CallData {
  readonly user: CallPersonData;
  readonly displayName?: string;
  readonly participantId: string;
  readonly userAgent?: string;
}

export interface IncomingCallData {
  readonly to: CommunicationIdentifierModel;
  readonly from: CommunicationIdentifierModel;
  readonly serverCallId: string;
  readonly callerDisplayName?: string;
  readonly customContext: {
    readonly sipHeaders: Readonly<Record<string, string>>;
    readonly voipHeaders: Readonly<Record<string, string>>;
  };
  readonly incomingCallContext: string;
  readonly correlationId: string;
}
