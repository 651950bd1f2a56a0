import {
  parseRawId,
  type ChatEvents,
  type ChatMessageData,
  type ChatMessageEventData,
  type EventGridData,
} from '@switchboard/acs-contracts';
import type { GridEventSource } from './grid-event-source.ts';

type MessageEvent = 'ChatMessageReceived' | 'ChatMessageEdited' | 'ChatMessageDeleted';
type Sources = { [T in MessageEvent]: readonly GridEventSource<ChatEvents[T]>[] } & {
  ChatTypingIndicatorReceived: readonly GridEventSource<ChatEvents['ChatTypingIndicatorReceived']>[];
};

const wireType = { text: 'Text', html: 'Html' };

function messageData(message: ChatMessageEventData, transactionId: string): ChatMessageData {
  return {
    transactionId,
    threadId: message.threadId,
    messageId: message.messageId,
    senderCommunicationIdentifier: parseRawId(message.sender.rawId),
    ...(message.sender.displayName !== undefined && { senderDisplayName: message.sender.displayName }),
    composeTime: message.createdOn,
    type: wireType[message.messageType],
    version: Number(message.version),
  };
}

const bodyOf = ({ content, metadata }: ChatMessageEventData) => ({
  messageBody: content,
  ...(metadata && { metadata }),
});

export const recipientData = (rawId: string) => ({
  recipientId: rawId,
  recipientCommunicationIdentifier: parseRawId(rawId),
});

/** The event of the thread, and the one of each user who reads what another one wrote. */
function pair<T extends MessageEvent>(
  name: T,
  describe: (message: ChatEvents[T], transactionId: string) => EventGridData[`${T}InThread`],
): readonly GridEventSource<ChatEvents[T]>[] {
  const subjectOf = ({ threadId, sender }: ChatEvents[T]) => `thread/${threadId}/sender/${sender.rawId}`;
  return [
    {
      name,
      *drafts(message, transactionId) {
        const shared = { ...describe(message, transactionId), senderId: message.sender.rawId };
        for (const rawId of message.recipients) {
          if (rawId === message.sender.rawId) continue;
          const subject = `${subjectOf(message)}/recipient/${rawId}`;
          yield { subject, data: { ...shared, ...recipientData(rawId) } };
        }
      },
    },
    {
      name: `${name}InThread`,
      *drafts(message, transactionId) {
        yield { subject: subjectOf(message), data: describe(message, transactionId) };
      },
    },
  ];
}

/** @see the published samples of `Microsoft.Communication.ChatMessage…` */
export const chatMessageGridEvents: Sources = {
  ChatMessageReceived: pair('ChatMessageReceived', (message, transactionId) => ({
    ...messageData(message, transactionId),
    ...bodyOf(message),
  })),
  ChatMessageEdited: pair('ChatMessageEdited', (message, transactionId) => ({
    ...messageData(message, transactionId),
    ...bodyOf(message),
    editTime: message.editedOn,
  })),
  ChatMessageDeleted: pair('ChatMessageDeleted', (message, transactionId) => ({
    ...messageData(message, transactionId),
    deleteTime: message.deletedOn,
  })),
  ChatTypingIndicatorReceived: [
    {
      name: 'ChatTypingIndicatorReceivedInThread',
      *drafts({ threadId, sender, version, receivedOn }, transactionId) {
        const data: EventGridData['ChatTypingIndicatorReceivedInThread'] = {
          transactionId,
          threadId,
          messageId: version,
          senderCommunicationIdentifier: parseRawId(sender.rawId),
          ...(sender.displayName !== undefined && { senderDisplayName: sender.displayName }),
          composeTime: receivedOn,
          type: 'Control/Typing',
          version: Number(version),
          messageBody: '',
        };
        yield { subject: `thread/${threadId}/sender/${sender.rawId}`, data };
      },
    },
  ],
};
