import type { ChatEventParticipant, ChatEventThreadProperties, ChatEvents } from '@switchboard/acs-contracts';
import { chatEventKinds, type ChatEvent } from '../chat-event.ts';

/**
 * What a chat event looks like in the body of a trouter request. Everything but `recipientMri`, which differs by recipient.
 *
 * @see `@azure/communication-signaling` 1.0.0-beta.34, `TrouterNotificationPayload.ts` and `toEventPayload` in `TrouterUtils.ts`
 */
export function writeNotificationPayload(event: ChatEvent): Record<string, unknown> {
  return { eventId: chatEventKinds[event.type].eventId, ...writeByKind(event) };
}

function writeByKind(event: ChatEvent): Record<string, unknown> {
  switch (event.type) {
    case 'ChatMessageReceived':
      return writeMessage(event.data);
    case 'ChatMessageEdited':
      return { ...writeMessage(event.data), edittime: event.data.editedOn };
    case 'ChatMessageDeleted':
      return { ...writeMessage(event.data), messageBody: '', deletetime: event.data.deletedOn };
    case 'ChatTypingIndicatorReceived':
      return {
        ...writeSender(event.data),
        messageType: 'Control/Typing',
        version: event.data.version,
        originalArrivalTime: event.data.receivedOn,
      };
    case 'ChatReadReceiptReceived':
      return writeReadReceipt(event.data);
    case 'ChatThreadCreated':
      return {
        ...writeThread(event.data),
        createTime: event.data.createdOn,
        createdBy: escapedJson(writeParticipant(event.data.createdBy)),
        members: escapedJson(event.data.participants.map(writeParticipant)),
        properties: escapedJson(writeProperties(event.data.properties)),
      };
    case 'ChatThreadPropertiesUpdated':
      return {
        ...writeThread(event.data),
        editTime: event.data.updatedOn,
        editedBy: escapedJson(writeParticipant(event.data.updatedBy)),
        properties: escapedJson(writeProperties(event.data.properties)),
      };
    case 'ChatThreadDeleted':
      return {
        ...writeThread(event.data),
        deleteTime: event.data.deletedOn,
        deletedBy: escapedJson(writeParticipant(event.data.deletedBy)),
        reason: event.data.reason ?? 'deletedByUser',
      };
    case 'ChatParticipantsAdded':
      return {
        ...writeThread(event.data),
        time: event.data.addedOn,
        addedBy: escapedJson(writeParticipant(event.data.addedBy)),
        participantsAdded: escapedJson(event.data.participantsAdded.map(writeParticipant)),
      };
    case 'ChatParticipantsRemoved':
      return {
        ...writeThread(event.data),
        time: event.data.removedOn,
        removedBy: escapedJson(writeParticipant(event.data.removedBy)),
        participantsRemoved: escapedJson(event.data.participantsRemoved.map(writeParticipant)),
      };
  }
}

interface Sent {
  readonly threadId: string;
  readonly sender: { readonly rawId: string; readonly displayName?: string };
}

const writeSender = ({ threadId, sender }: Sent) => ({
  senderId: sender.rawId,
  senderDisplayName: sender.displayName ?? '',
  groupId: threadId,
});

/** "Text" and "RichText/Html" are the values that the SDK's event types document. */
export const messageTypes = { text: 'Text', html: 'RichText/Html' } as const;

const writeMessage = (message: ChatEvents['ChatMessageReceived']) => ({
  ...writeSender(message),
  messageId: message.messageId,
  collapseId: '',
  clientMessageId: '',
  messageType: messageTypes[message.messageType],
  messageBody: message.content,
  priority: '',
  version: message.version,
  originalArrivalTime: message.createdOn,
  acsChatMessageMetadata: JSON.stringify(message.metadata ?? {}),
  attachments: JSON.stringify(message.attachments ?? []),
});

function writeReadReceipt(receipt: ChatEvents['ChatReadReceiptReceived']) {
  const readOnMs = Date.parse(receipt.readOn);
  return {
    ...writeSender(receipt),
    messageType: 'ThreadActivity/MemberConsumptionHorizonUpdate',
    messageId: receipt.chatMessageId,
    clientMessageId: '',
    originalArrivalTime: receipt.readOn,
    messageBody: JSON.stringify({
      user: receipt.sender.rawId,
      consumptionhorizon: `${receipt.chatMessageId};${readOnMs};0`,
      messageVisibilityTime: readOnMs,
      version: receipt.version,
    }),
    version: receipt.version,
  };
}

const writeThread = ({ threadId, version }: { threadId: string; version: string }) => ({ threadId, version });

const writeParticipant = (participant: ChatEventParticipant) => ({
  participantId: participant.rawId,
  displayName: participant.displayName ?? '',
  ...(participant.shareHistoryTime === undefined ? {} : { shareHistoryTime: participant.shareHistoryTime }),
  memberMetaData: JSON.stringify(participant.metadata ?? {}),
});

const writeProperties = ({ topic, metadata, retentionPolicy }: ChatEventThreadProperties) => ({
  topic,
  acsChatThreadMetadata: JSON.stringify(metadata ?? {}),
  ...(retentionPolicy?.kind === 'threadCreationDate'
    ? {
        retentionPolicy: JSON.stringify({
          retentionPolicyType: 'DeleteAfterCreationTime',
          executeAfter: `${String(retentionPolicy.deleteThreadAfterDays)}.00:00:00`,
        }),
      }
    : {}),
});

/** The client reads these with `JSON.parse(unescape(value))`: a `%` that is left as it is would start an escape. */
const escapedJson = (value: unknown) => JSON.stringify(value).replaceAll('%', '%25');
