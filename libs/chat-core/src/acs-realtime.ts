import type {
  ChatClient,
  ChatMessageDeletedEvent,
  ChatMessageEditedEvent,
  ChatMessageReceivedEvent,
} from '@azure/communication-chat';
import { statusFailure } from './acs-errors.ts';
import { rawIdOf, toParticipant, toTextMessage } from './acs-mapping.ts';
import type { ChatEvent } from './chat-event.ts';
import type { RealtimeConnection, RealtimeObserver } from './chat-gateway.ts';
import type { TextMessage } from './chat-state.ts';

type AnyMessageEvent = ChatMessageReceivedEvent | ChatMessageEditedEvent | ChatMessageDeletedEvent;

/** `Text` and `RichText/Html` on the real-time connection, `text` and `html` in REST. */
function toMessage(event: AnyMessageEvent, userId: string): TextMessage {
  return toTextMessage(
    {
      id: event.id,
      version: event.version,
      isHtml: /html/i.test(event.type),
      content: 'message' in event ? event.message : undefined,
      sender: event.sender,
      senderDisplayName: event.senderDisplayName,
      createdOn: event.createdOn,
      editedOn: 'editedOn' in event ? event.editedOn : undefined,
      deletedOn: 'deletedOn' in event ? event.deletedOn : undefined,
      metadata: 'metadata' in event ? event.metadata : undefined,
    },
    userId,
  );
}

/**
 * Starts real-time notifications on a client that is used for nothing else, and reports them without SDK types.
 * A client whose start has failed can not be started again, so each attempt needs a new one.
 * @see ChatClient.startRealtimeNotifications
 */
export async function openAcsRealtime(
  client: ChatClient,
  userId: string,
  observer: RealtimeObserver,
): Promise<RealtimeConnection> {
  let isOpen = true;
  const emit = (event: ChatEvent) => {
    if (isOpen) observer.onEvent(event);
  };
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    client.stopRealtimeNotifications().catch(() => undefined);
  };
  client.on('realTimeNotificationConnected', () => isOpen && observer.onConnected());
  client.on('realTimeNotificationDisconnected', () => isOpen && observer.onDisconnected());
  const started = client.startRealtimeNotifications();
  try {
    subscribeToMessages(client, userId, emit);
    subscribeToThreads(client, emit);
    await started;
  } catch (thrown) {
    close();
    throw toConfigurationFailure(thrown);
  }
  return { close };
}

/**
 * The request for the real-time configuration tells its status only in the text of the error.
 * @see TrouterConfigClient.fetchServiceUrls of `@azure/communication-signaling`
 */
function toConfigurationFailure(thrown: unknown): unknown {
  const status = thrown instanceof Error ? /Status: (\d{3})/.exec(thrown.message)?.[1] : undefined;
  return status === undefined
    ? thrown
    : statusFailure(Number(status), 'startRealtimeNotifications', { cause: thrown });
}

function subscribeToMessages(client: ChatClient, userId: string, emit: (event: ChatEvent) => void): void {
  client.on('chatMessageReceived', (event) =>
    emit({ type: 'messageReceived', threadId: event.threadId, message: toMessage(event, userId) }),
  );
  client.on('chatMessageEdited', (event) =>
    emit({ type: 'messageEdited', threadId: event.threadId, message: toMessage(event, userId) }),
  );
  client.on('chatMessageDeleted', (event) =>
    emit({ type: 'messageDeleted', threadId: event.threadId, message: toMessage(event, userId) }),
  );
  client.on('typingIndicatorReceived', (event) =>
    emit({
      type: 'typingReceived',
      threadId: event.threadId,
      userId: rawIdOf(event.sender),
      displayName: event.senderDisplayName || undefined,
      sentAt: event.receivedOn.getTime(),
    }),
  );
  client.on('readReceiptReceived', (event) =>
    emit({
      type: 'readReceiptReceived',
      threadId: event.threadId,
      receipt: {
        userId: rawIdOf(event.sender),
        messageId: event.chatMessageId,
        readAt: event.readOn.getTime(),
      },
    }),
  );
}

function subscribeToThreads(client: ChatClient, emit: (event: ChatEvent) => void): void {
  client.on('chatThreadCreated', (event) =>
    emit({
      type: 'threadCreated',
      threadId: event.threadId,
      topic: event.properties.topic,
      createdAt: event.createdOn.getTime(),
      participants: event.participants.map(toParticipant),
    }),
  );
  client.on('chatThreadDeleted', (event) =>
    emit({ type: 'threadDeleted', threadId: event.threadId, deletedAt: event.deletedOn.getTime() }),
  );
  client.on('chatThreadPropertiesUpdated', (event) =>
    emit({
      type: 'topicChanged',
      threadId: event.threadId,
      topic: event.properties.topic,
      changedAt: event.updatedOn.getTime(),
    }),
  );
  client.on('participantsAdded', (event) =>
    emit({
      type: 'participantsAdded',
      threadId: event.threadId,
      participants: event.participantsAdded.map(toParticipant),
      changedAt: event.addedOn.getTime(),
    }),
  );
  client.on('participantsRemoved', (event) =>
    emit({
      type: 'participantsRemoved',
      threadId: event.threadId,
      participants: event.participantsRemoved.map(toParticipant),
      changedAt: event.removedOn.getTime(),
    }),
  );
}
