import type { ChatEvent } from './chat-event.ts';
import type { ChatMessage, Participant, ReadReceipt } from './chat-state.ts';

/**
 * The chat service as the session needs it. Every method throws {@link ChatFailure} and nothing else.
 * The adapter over Microsoft's SDK is loaded when the session starts; tests bring their own.
 */
export interface ChatGateway {
  /**
   * Opens a real-time connection. Resolves when the service has accepted the client; `connected` is reported through the observer,
   * and again after each reconnect that the connection manages on its own.
   */
  openRealtime(observer: RealtimeObserver): Promise<RealtimeConnection>;
  listThreads(token?: string): Promise<Page<ThreadSummary>>;
  getThread(threadId: string): Promise<ThreadProperties>;
  /** All participants. */
  listParticipants(threadId: string): Promise<readonly Participant[]>;
  /** Newest first. */
  listMessages(threadId: string, query: MessageQuery): Promise<Page<ChatMessage>>;
  getMessage(threadId: string, messageId: string): Promise<ChatMessage>;
  listReadReceipts(threadId: string): Promise<readonly ReadReceipt[]>;
  /** Sends once, without a retry of its own. Returns the message id. */
  sendMessage(threadId: string, message: MessageToSend): Promise<string>;
  editMessage(threadId: string, messageId: string, content: string): Promise<void>;
  deleteMessage(threadId: string, messageId: string): Promise<void>;
  sendTyping(threadId: string): Promise<void>;
  sendReadReceipt(threadId: string, messageId: string): Promise<void>;
  /** Ends all requests and the token refresh. */
  dispose(): void;
}

export interface RealtimeObserver {
  onEvent(event: ChatEvent): void;
  onConnected(): void;
  onDisconnected(): void;
}

export interface RealtimeConnection {
  close(): void;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Present when there is a further page. */
  readonly nextToken: string | undefined;
}

interface MessageQuery {
  readonly pageSize: number;
  readonly token?: string | undefined;
}

export interface ThreadSummary {
  readonly id: string;
  readonly topic: string;
  readonly lastMessageAt: number | undefined;
  readonly isDeleted: boolean;
}

export interface ThreadProperties {
  readonly id: string;
  readonly topic: string;
  readonly createdAt: number;
  readonly isDeleted: boolean;
}

export interface MessageToSend {
  readonly content: string;
  readonly kind: 'text' | 'html';
  readonly metadata: Readonly<Record<string, string>>;
}

/** The metadata key under which a message carries the id that its sending client chose. */
export const CLIENT_ID_KEY = 'clientMessageId';
