import type { CallEndReason } from './calling-signalling-reasons.ts';
import type { CallRole } from './calling-signalling-call.ts';

/**
 * What happens to calls, as the calling service publishes it on the emulator's bus. Event Grid turns these into
 * `Microsoft.Communication.CallStarted` and so on. People are raw ids.
 */
export interface CallEventPerson {
  readonly rawId: string;
  readonly role: CallRole;
}

export interface CallEventBase {
  readonly serverCallId: string;
  readonly correlationId: string;
  readonly startedBy: CallEventPerson;
  readonly groupId?: string;
  readonly roomId?: string;
  /** One calls one; false as soon as a third is added. */
  readonly isTwoParty: boolean;
}

export interface CallParticipantEventData extends CallEventBase {
  readonly user: CallEventPerson;
  readonly participantId: string;
  readonly displayName?: string;
  readonly userAgent?: string;
}

export interface CallEvents {
  /** Somebody is called; once per callee, however many devices ring. */
  IncomingCall: {
    readonly serverCallId: string;
    readonly correlationId: string;
    readonly from: string;
    readonly to: string;
    readonly callerDisplayName?: string;
    readonly customContext: {
      readonly sipHeaders: Readonly<Record<string, string>>;
      readonly voipHeaders: Readonly<Record<string, string>>;
    };
    /** Opaque; names the call and the invitation. */
    readonly incomingCallContext: string;
  };
  CallStarted: CallEventBase;
  CallEnded: CallEventBase & {
    /** Absent when the service ended it. */
    readonly endedBy?: { readonly rawId: string; readonly displayName?: string };
    readonly reason: CallEndReason;
    readonly durationInSeconds: number;
  };
  /** Somebody is in the call now; who is only rung or waits in the lobby is not. */
  CallParticipantAdded: CallParticipantEventData;
  CallParticipantRemoved: CallParticipantEventData;
}

export type CallEventType = keyof CallEvents;
