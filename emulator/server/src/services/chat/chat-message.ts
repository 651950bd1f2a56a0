import {
  type ChatAttachment,
  type ChatMessageEventData,
  type ChatMetadata,
  parseRawId,
} from '@switchboard/acs-contracts';
import { imageViewUrl } from './chat-links.ts';
import { type ChatRosterEntry, toWireParticipant } from './chat-roster.ts';
import { toWireTime } from './wire-time.ts';

interface ChatMessageBase {
  /** Epoch milliseconds, unique in the thread. */
  readonly id: string;
  /** The id until the first change, then the epoch milliseconds of the last one. */
  readonly version: string;
  /** Place in the order of changes: an edited or deleted message gets a new one, as the recorded service does. */
  readonly sequence: number;
  readonly createdOn: string;
}

export interface UserMessage extends ChatMessageBase {
  readonly type: 'text' | 'html';
  readonly content: string;
  readonly sender: string;
  readonly senderDisplayName?: string;
  readonly metadata?: ChatMetadata;
  readonly attachments?: readonly ChatAttachment[];
  readonly editedOn?: string;
  readonly deletedOn?: string;
}

interface TopicUpdatedMessage extends ChatMessageBase {
  readonly type: 'topicUpdated';
  readonly topic: string;
  readonly initiator: string;
}

interface ParticipantsChangedMessage extends ChatMessageBase {
  readonly type: 'participantAdded' | 'participantRemoved';
  readonly participants: readonly ChatRosterEntry[];
  readonly initiator: string;
}

export type ChatMessage = UserMessage | TopicUpdatedMessage | ParticipantsChangedMessage;

export function isUserMessage(message: ChatMessage): message is UserMessage {
  return message.type === 'text' || message.type === 'html';
}

/** @see ChatMessage; `threadUrl` is where attachments of this thread are found */
export function toWireMessage(message: ChatMessage, threadUrl: string, apiVersion: string) {
  const base = {
    id: message.id,
    type: message.type,
    sequenceId: String(message.sequence),
    version: message.version,
    content: toWireContent(message, threadUrl, apiVersion),
    createdOn: toWireTime(message.createdOn),
  };
  if (!isUserMessage(message)) return base;
  return {
    ...base,
    senderDisplayName: message.senderDisplayName ?? '',
    senderCommunicationIdentifier: parseRawId(message.sender),
    ...(message.metadata && { metadata: message.metadata }),
    ...(message.editedOn && { editedOn: toWireTime(message.editedOn) }),
    ...(message.deletedOn && { deletedOn: toWireTime(message.deletedOn) }),
  };
}

function toWireContent(message: ChatMessage, threadUrl: string, apiVersion: string) {
  if (isUserMessage(message)) {
    const attachments = message.attachments?.map((attachment) =>
      locateAttachment(attachment, threadUrl, apiVersion),
    );
    return { message: message.content, ...(attachments?.length && { attachments }) };
  }
  const initiatorCommunicationIdentifier = parseRawId(message.initiator);
  return message.type === 'topicUpdated'
    ? { topic: message.topic, initiatorCommunicationIdentifier }
    : { participants: message.participants.map(toWireParticipant), initiatorCommunicationIdentifier };
}

/** Images are kept by the service itself, files by whoever named their address. */
function locateAttachment(attachment: ChatAttachment, threadUrl: string, apiVersion: string) {
  if (attachment.attachmentType !== 'image' || attachment.url) return attachment;
  return {
    ...attachment,
    url: imageViewUrl(threadUrl, attachment.id, 'original', apiVersion),
    previewUrl: imageViewUrl(threadUrl, attachment.id, 'small', apiVersion),
  };
}

/** What events of every kind tell of a message. */
export function toMessageEvent(
  threadId: string,
  message: UserMessage,
  recipients: readonly string[],
): ChatMessageEventData {
  return {
    threadId,
    version: message.version,
    recipients,
    messageId: message.id,
    sequenceId: String(message.sequence),
    messageType: message.type,
    content: message.content,
    sender: {
      rawId: message.sender,
      ...(message.senderDisplayName !== undefined && { displayName: message.senderDisplayName }),
    },
    createdOn: message.createdOn,
    ...(message.metadata && { metadata: message.metadata }),
    ...(message.attachments && { attachments: message.attachments.map((each) => ({ ...each })) }),
  };
}
