const prefix = 'Microsoft.Communication.';

/** What Azure Communication Services publishes, without `Microsoft.Communication.`. */
export const communicationEventNames = [
  'AdvancedMessageDeliveryStatusUpdated',
  'AdvancedMessageReceived',
  'CallEnded',
  'CallParticipantAdded',
  'CallParticipantRemoved',
  'CallStarted',
  'ChatAzureBotCommandReceivedInThread',
  'ChatMessageDeleted',
  'ChatMessageDeletedInThread',
  'ChatMessageEdited',
  'ChatMessageEditedInThread',
  'ChatMessageReceived',
  'ChatMessageReceivedInThread',
  'ChatParticipantAddedToThreadWithUser',
  'ChatParticipantRemovedFromThreadWithUser',
  'ChatThreadCreated',
  'ChatThreadCreatedWithUser',
  'ChatThreadDeleted',
  'ChatThreadParticipantAdded',
  'ChatThreadParticipantRemoved',
  'ChatThreadPropertiesUpdated',
  'ChatThreadPropertiesUpdatedPerUser',
  'ChatThreadWithUserDeleted',
  'ChatTypingIndicatorReceivedInThread',
  'EmailDeliveryReportReceived',
  'EmailEngagementTrackingReportReceived',
  'IncomingCall',
  'RecordingFileStatusUpdated',
  'SMSDeliveryReportReceived',
  'SMSReceived',
  'UserDisconnected',
] as const;
export type CommunicationEventName = (typeof communicationEventNames)[number];

/** Published by Job Router. */
export const routerEventNames = [
  'RouterJobCancelled',
  'RouterJobClassificationFailed',
  'RouterJobClassified',
  'RouterJobClosed',
  'RouterJobCompleted',
  'RouterJobDeleted',
  'RouterJobExceptionTriggered',
  'RouterJobQueued',
  'RouterJobReceived',
  'RouterJobSchedulingFailed',
  'RouterJobUnassigned',
  'RouterJobWaitingForActivation',
  'RouterJobWorkerSelectorsExpired',
  'RouterWorkerDeleted',
  'RouterWorkerDeregistered',
  'RouterWorkerOfferAccepted',
  'RouterWorkerOfferDeclined',
  'RouterWorkerOfferExpired',
  'RouterWorkerOfferIssued',
  'RouterWorkerOfferRevoked',
  'RouterWorkerRegistered',
  'RouterWorkerUpdated',
] as const;

const known: ReadonlySet<string> = new Set([...communicationEventNames, ...routerEventNames]);

/** The type as events carry it. */
export const communicationEventType = <Name extends string>(name: Name) => `${prefix}${name}` as const;

/** The name of a type that Azure Communication Services publishes, written with or without its prefix. */
export function findCommunicationEventName(type: string): string | undefined {
  const name = type.startsWith(prefix) ? type.slice(prefix.length) : type;
  return known.has(name) ? name : undefined;
}
