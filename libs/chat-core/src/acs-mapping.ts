import type {
  ChatMessage as AcsMessage,
  ChatMessageReadReceipt,
  ChatParticipant as AcsParticipant,
} from '@azure/communication-chat';
import { getIdentifierRawId, type CommunicationIdentifier } from '@azure/communication-common';
import { CLIENT_ID_KEY } from './chat-gateway.ts';
import type { ChatMessage, Participant, ReadReceipt, SystemMessage, TextMessage } from './chat-state.ts';

export interface MessageFields {
  readonly id: string;
  readonly version: string;
  readonly isHtml: boolean;
  readonly content: string | undefined;
  readonly sender: CommunicationIdentifier | undefined;
  readonly senderDisplayName: string | undefined;
  readonly createdOn: Date;
  readonly editedOn?: Date | undefined;
  readonly deletedOn?: Date | undefined;
  readonly metadata: Readonly<Record<string, string>> | undefined;
}

export const rawIdOf = (identifier: CommunicationIdentifier | undefined): string =>
  identifier ? getIdentifierRawId(identifier) : '';

export function toTextMessage(fields: MessageFields, userId: string): TextMessage {
  const senderId = rawIdOf(fields.sender);
  const metadata = fields.metadata ?? {};
  return {
    kind: fields.isHtml ? 'html' : 'text',
    id: fields.id,
    clientId: metadata[CLIENT_ID_KEY],
    createdAt: fields.createdOn.getTime(),
    version: fields.version,
    content: fields.deletedOn ? '' : (fields.content ?? ''),
    senderId,
    senderDisplayName: fields.senderDisplayName || undefined,
    isMine: senderId === userId,
    editedAt: fields.editedOn?.getTime(),
    deletedAt: fields.deletedOn?.getTime(),
    metadata,
    change: undefined,
  };
}

/** Undefined for a message type that this client does not know. */
export function toChatMessage(message: AcsMessage, userId: string): ChatMessage | undefined {
  if (message.type === 'text' || message.type === 'html') {
    const { id, version, sender, senderDisplayName, createdOn, editedOn, deletedOn, metadata } = message;
    const content = message.content?.message;
    const isHtml = message.type === 'html';
    return toTextMessage(
      { id, version, isHtml, content, sender, senderDisplayName, createdOn, editedOn, deletedOn, metadata },
      userId,
    );
  }
  const event = toSystemEvent(message);
  if (!event) return undefined;
  const initiator = message.content?.initiator;
  return {
    kind: 'system',
    id: message.id,
    clientId: undefined,
    createdAt: message.createdOn.getTime(),
    version: message.version,
    event,
    initiatorId: initiator ? rawIdOf(initiator) : undefined,
  };
}

function toSystemEvent({ type, content }: AcsMessage): SystemMessage['event'] | undefined {
  if (type === 'topicUpdated') return { type, topic: content?.topic ?? '' };
  if (type !== 'participantAdded' && type !== 'participantRemoved') return undefined;
  const participants = (content?.participants ?? []).map(({ id, displayName }) => ({
    userId: rawIdOf(id),
    displayName: displayName || undefined,
  }));
  return { type, participants };
}

export function toParticipant(participant: AcsParticipant): Participant {
  return {
    userId: rawIdOf(participant.id),
    displayName: participant.displayName || undefined,
    role: participant.metadata?.['role'],
    shareHistoryFrom: participant.shareHistoryTime?.getTime(),
  };
}

export function toReadReceipt(receipt: ChatMessageReadReceipt): ReadReceipt {
  return {
    userId: rawIdOf(receipt.sender),
    messageId: receipt.chatMessageId,
    readAt: receipt.readOn.getTime(),
  };
}
