import {
  parseRawId,
  type ChatEventParticipant,
  type ChatEventThreadProperties,
  type ChatEvents,
} from '@switchboard/acs-contracts';
import type { ChatEvent } from '../chat-event.ts';
import { messageTypes } from '../trouter/notification-payload.ts';

/**
 * A chat event as the SDK hands it to listeners, with times as ISO 8601 text. `recipient` is left out unless given.
 *
 * @see `@azure/communication-signaling` 1.0.0-beta.34, `events/chat.ts`
 */
export function viewChatEvent(event: ChatEvent, recipient?: string): Record<string, unknown> {
  switch (event.type) {
    case 'ChatMessageReceived':
      return viewMessage(event.data, recipient);
    case 'ChatMessageEdited':
      return { ...viewMessage(event.data, recipient), editedOn: event.data.editedOn };
    case 'ChatMessageDeleted':
      return { ...viewMessageBase(event.data, recipient), deletedOn: event.data.deletedOn };
    case 'ChatTypingIndicatorReceived': {
      const { version, receivedOn } = event.data;
      return { ...viewSender(event.data, recipient), version, receivedOn };
    }
    case 'ChatReadReceiptReceived': {
      const { chatMessageId, readOn } = event.data;
      return { ...viewSender(event.data, recipient), chatMessageId, readOn };
    }
    default:
      return viewThreadEvent(event);
  }
}

type ThreadEvent = ChatEvent<
  | 'ChatThreadCreated'
  | 'ChatThreadPropertiesUpdated'
  | 'ChatThreadDeleted'
  | 'ChatParticipantsAdded'
  | 'ChatParticipantsRemoved'
>;

function viewThreadEvent(event: ThreadEvent): Record<string, unknown> {
  const { threadId, version } = event.data;
  switch (event.type) {
    case 'ChatThreadCreated':
      return {
        threadId,
        version,
        createdOn: event.data.createdOn,
        createdBy: viewParticipant(event.data.createdBy),
        participants: event.data.participants.map(viewParticipant),
        ...viewProperties(event.data.properties),
      };
    case 'ChatThreadPropertiesUpdated':
      return {
        threadId,
        version,
        updatedOn: event.data.updatedOn,
        updatedBy: viewParticipant(event.data.updatedBy),
        ...viewProperties(event.data.properties),
      };
    case 'ChatThreadDeleted': {
      const { deletedOn, deletedBy, reason = 'deletedByUser' } = event.data;
      const byPolicy = reason === 'deletedByPolicy';
      return {
        threadId,
        version,
        deletedOn,
        deletedBy: byPolicy ? null : viewParticipant(deletedBy),
        reason,
      };
    }
    case 'ChatParticipantsAdded': {
      const { addedOn, addedBy, participantsAdded } = event.data;
      const added = participantsAdded.map(viewParticipant);
      return { threadId, version, addedOn, addedBy: viewParticipant(addedBy), participantsAdded: added };
    }
    case 'ChatParticipantsRemoved': {
      const { removedOn, removedBy, participantsRemoved } = event.data;
      const removed = participantsRemoved.map(viewParticipant);
      return {
        threadId,
        version,
        removedOn,
        removedBy: viewParticipant(removedBy),
        participantsRemoved: removed,
      };
    }
  }
}

interface Sent {
  readonly threadId: string;
  readonly sender: { readonly rawId: string; readonly displayName?: string };
}

const viewSender = ({ threadId, sender }: Sent, recipient: string | undefined) => ({
  threadId,
  sender: viewIdentifier(sender.rawId),
  senderDisplayName: sender.displayName ?? '',
  ...(recipient === undefined ? {} : { recipient: viewIdentifier(recipient) }),
});

const viewMessageBase = (message: ChatEvents['ChatMessageReceived'], recipient: string | undefined) => ({
  ...viewSender(message, recipient),
  id: message.messageId,
  createdOn: message.createdOn,
  version: message.version,
  type: messageTypes[message.messageType],
});

const viewMessage = (message: ChatEvents['ChatMessageReceived'], recipient: string | undefined) => ({
  ...viewMessageBase(message, recipient),
  message: message.content,
  metadata: message.metadata ?? {},
  attachments: message.attachments ?? [],
});

const viewParticipant = ({ rawId, displayName, shareHistoryTime, metadata }: ChatEventParticipant) => ({
  id: viewIdentifier(rawId),
  displayName: displayName ?? '',
  ...(shareHistoryTime === undefined ? {} : { shareHistoryTime }),
  metadata: metadata ?? {},
});

const viewProperties = ({ topic, metadata, retentionPolicy }: ChatEventThreadProperties) => ({
  properties: { topic, metadata: metadata ?? {} },
  retentionPolicy: retentionPolicy ?? { kind: 'none' },
});

/** @see `constructIdentifierKindFromMri` in `TrouterUtils.ts` */
function viewIdentifier(rawId: string): Record<string, unknown> {
  const { communicationUser, phoneNumber, microsoftTeamsUser } = parseRawId(rawId);
  if (communicationUser) return { kind: 'communicationUser', communicationUserId: rawId };
  if (phoneNumber) return { kind: 'phoneNumber', rawId, phoneNumber: phoneNumber.value };
  if (microsoftTeamsUser) {
    const { userId, isAnonymous = false, cloud } = microsoftTeamsUser;
    return { kind: 'microsoftTeamsUser', rawId, microsoftTeamsUserId: userId, isAnonymous, cloud };
  }
  return { kind: 'unknown', id: rawId };
}
