import type {
  CallData,
  CallEndedData,
  CallParticipantData,
  IncomingCallData,
} from './event-grid-call-data.ts';
import type { EmailEvents } from './email-events.ts';
import type { CommunicationIdentifierModel } from './identifiers.ts';

/**
 * The `data` of the events about chat, text messages and e-mail, as the emulator publishes them.
 *
 * @see `Microsoft.Communication` system events; `@azure/eventgrid` `models/index.ts` `Acs…EventData`
 */
interface RecipientData {
  readonly recipientCommunicationIdentifier: CommunicationIdentifierModel;
  /** The same as a raw id, as the published samples carry it beside the schema. */
  readonly recipientId: string;
}

interface ChatEventData {
  readonly transactionId: string;
  readonly threadId: string;
  readonly version: number;
}

export interface ChatMessageData extends ChatEventData {
  readonly messageId: string;
  readonly senderCommunicationIdentifier: CommunicationIdentifierModel;
  readonly senderDisplayName?: string;
  readonly composeTime: string;
  /** `Text` or `Html`, where the REST API writes small letters. */
  readonly type: string;
}

export interface ChatMessageReceivedData extends ChatMessageData {
  readonly messageBody: string;
  readonly metadata?: Readonly<Record<string, string>>;
}
export interface ChatMessageEditedData extends ChatMessageReceivedData {
  readonly editTime: string;
}
export interface ChatMessageDeletedData extends ChatMessageData {
  readonly deleteTime: string;
}

export interface ChatParticipantData {
  readonly displayName?: string;
  readonly participantCommunicationIdentifier: CommunicationIdentifierModel;
  readonly metadata?: Readonly<Record<string, string>>;
}

interface ChatThreadData extends ChatEventData {
  readonly createTime?: string;
}
export interface ChatThreadCreatedData extends ChatThreadData {
  readonly createdByCommunicationIdentifier: CommunicationIdentifierModel;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly participants: readonly ChatParticipantData[];
}
export interface ChatThreadDeletedData extends ChatThreadData {
  readonly deletedByCommunicationIdentifier: CommunicationIdentifierModel;
  readonly deleteTime: string;
}
export interface ChatThreadPropertiesUpdatedData extends ChatThreadData {
  readonly editedByCommunicationIdentifier: CommunicationIdentifierModel;
  readonly editTime: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, string>>;
}
export interface ChatParticipantAddedData extends ChatThreadData {
  readonly time: string;
  readonly addedByCommunicationIdentifier: CommunicationIdentifierModel;
  readonly participantAdded: ChatParticipantData;
}
export interface ChatParticipantRemovedData extends ChatThreadData {
  readonly time: string;
  readonly removedByCommunicationIdentifier: CommunicationIdentifierModel;
  readonly participantRemoved: ChatParticipantData;
}

export interface SmsReceivedData {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly receivedTimestamp: string;
  readonly segmentCount: number;
}
export interface SmsDeliveryReportData {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly deliveryStatus: string;
  readonly deliveryStatusDetails: string;
  readonly deliveryAttempts: readonly {
    readonly timestamp: string;
    readonly segmentsSucceeded: number;
    readonly segmentsFailed: number;
  }[];
  readonly receivedTimestamp: string;
  readonly tag?: string;
}

type EmailDelivery = EmailEvents['EmailDeliveryReportReceived'];
export interface EmailDeliveryReportData extends Omit<
  EmailDelivery,
  'statusMessage' | 'recipientMailServerHostName'
> {
  readonly deliveryStatusDetails: Pick<EmailDelivery, 'statusMessage' | 'recipientMailServerHostName'>;
}
export type EmailEngagementData = EmailEvents['EmailEngagementTrackingReportReceived'];

/** By event type without `Microsoft.Communication.`, for those that the emulator's services publish. */
export interface EventGridData {
  ChatMessageReceived: ChatMessageReceivedData & RecipientData & { readonly senderId: string };
  ChatMessageReceivedInThread: ChatMessageReceivedData;
  ChatMessageEdited: ChatMessageEditedData & RecipientData & { readonly senderId: string };
  ChatMessageEditedInThread: ChatMessageEditedData;
  ChatMessageDeleted: ChatMessageDeletedData & RecipientData & { readonly senderId: string };
  ChatMessageDeletedInThread: ChatMessageDeletedData;
  ChatTypingIndicatorReceivedInThread: ChatMessageReceivedData;
  ChatThreadCreated: ChatThreadCreatedData;
  ChatThreadCreatedWithUser: ChatThreadCreatedData &
    RecipientData & {
      readonly createdBy: string;
      readonly members: readonly { readonly displayName?: string; readonly memberId: string }[];
    };
  ChatThreadDeleted: ChatThreadDeletedData;
  ChatThreadWithUserDeleted: ChatThreadDeletedData & RecipientData & { readonly deletedBy: string };
  ChatThreadPropertiesUpdated: ChatThreadPropertiesUpdatedData;
  ChatThreadPropertiesUpdatedPerUser: ChatThreadPropertiesUpdatedData &
    RecipientData & { readonly editedBy: string };
  ChatThreadParticipantAdded: ChatParticipantAddedData;
  ChatParticipantAddedToThreadWithUser: ChatParticipantAddedData & RecipientData;
  ChatThreadParticipantRemoved: ChatParticipantRemovedData;
  ChatParticipantRemovedFromThreadWithUser: ChatParticipantRemovedData & RecipientData;
  CallStarted: CallData;
  CallEnded: CallEndedData;
  CallParticipantAdded: CallParticipantData;
  CallParticipantRemoved: CallParticipantData;
  EmailDeliveryReportReceived: EmailDeliveryReportData;
  EmailEngagementTrackingReportReceived: EmailEngagementData;
  IncomingCall: IncomingCallData;
  SMSReceived: SmsReceivedData;
  SMSDeliveryReportReceived: SmsDeliveryReportData;
}
