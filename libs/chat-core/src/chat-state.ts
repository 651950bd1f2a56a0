import type { ChatError } from './chat-error.ts';
import type { PlacedMention } from './mentions.ts';

/**
 * The connection to the data plane. `connecting`: never connected so far. `reconnecting`: real-time events are missing but the
 * service may be reachable. `offline`: the device says that it has no network. `signed-out`: no token is given out any
 * more, which is final for this session.
 */
export type Connection = 'connecting' | 'connected' | 'reconnecting' | 'offline' | 'signed-out';

export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** Everything that the chat client knows. Immutable: what did not change keeps its reference from one state to the next. */
export interface ChatState {
  readonly me: Person;
  readonly connection: Connection;
  readonly threadList: ThreadListState;
  readonly threads: Readonly<Record<string, ThreadState>>;
  /** Failures of commands that have no message or thread to be shown at, oldest first, until dismissed. At most 20. */
  readonly problems: readonly Problem[];
}

export interface Person {
  /** Raw id of the communication identity. */
  readonly userId: string;
  readonly displayName: string;
}

export interface ThreadListState {
  readonly status: LoadStatus;
  readonly canLoadMore: boolean;
  readonly loadingMore: boolean;
  readonly error: ChatError | undefined;
}

export interface Participant {
  readonly userId: string;
  readonly displayName: string | undefined;
  /** The participant's metadata entry `role` when the access service sets one. */
  readonly role: string | undefined;
  /** Epoch milliseconds from which the participant sees the history. */
  readonly shareHistoryFrom: number | undefined;
}

/** `left`: removed by oneself or others, the history stays readable. `deleted`: the thread is gone for everyone. */
export type ThreadStanding = 'member' | 'left' | 'deleted';

export interface ThreadState {
  readonly id: string;
  readonly topic: string;
  readonly standing: ThreadStanding;
  /** Epoch milliseconds; orders the thread list. */
  readonly lastActivityAt: number;
  /** When the topic was last set, as far as known: an older change does not undo a newer one. */
  readonly topicChangedAt: number;
  /** Keyed by user id. Empty until the summary is loaded. */
  readonly participants: Readonly<Record<string, Participant>>;
  /** The newest message, which may be a deleted one, whether or not the window reaches it. */
  readonly lastMessage: ChatMessage | undefined;
  readonly unread: UnreadState;
  /** Who is typing now, others only: user id to the epoch milliseconds at which the notification goes out. */
  readonly typing: Readonly<Record<string, TypingUser>>;
  /** The newest read receipt of each user, others and oneself. */
  readonly readReceipts: Readonly<Record<string, ReadReceipt>>;
  /** Topic, participants, receipts, unread count and last message. */
  readonly summaryStatus: LoadStatus;
  readonly window: MessageWindow;
  /** Own messages that the service has not acknowledged, in the order in which they go out. They follow the window. */
  readonly outbox: readonly OutgoingMessage[];
  readonly draft: string;
  /** The places of the draft that are mentions. */
  readonly draftMentions: readonly PlacedMention[];
  /** The search through the messages, while there is one. */
  readonly search: MessageSearch | undefined;
  /** Why the thread or its window could not be loaded; cleared by the next success. */
  readonly error: ChatError | undefined;
}

export interface UnreadState {
  /** Messages of others after the last read position, never above {@link UNREAD_LIMIT}. */
  readonly count: number;
  /** True when there are more than `count`. */
  readonly isMore: boolean;
  /** Id of the last message that was read; a divider "new" goes after it. */
  readonly lastReadMessageId: string | undefined;
  /** The newest unread messages, oldest first, one more than are counted at most. */
  readonly messageIds: readonly string[];
  /** Those unread messages that mention oneself, or everybody, likewise. */
  readonly mentionIds: readonly string[];
}

/** Counting stops here: a badge says "99+". */
export const UNREAD_LIMIT = 99;

export interface TypingUser {
  readonly displayName: string | undefined;
  readonly expiresAt: number;
}

export interface ReadReceipt {
  readonly userId: string;
  readonly messageId: string;
  readonly readAt: number;
}

/** A gapless part of the history, oldest first, of at most {@link MESSAGE_WINDOW_LIMIT} messages. */
export interface MessageWindow {
  /** A thread that is not open holds its newest few messages, so that it opens without waiting. */
  readonly status: LoadStatus;
  readonly messages: readonly ChatMessage[];
  readonly canLoadOlder: boolean;
  /** False when the window ends with the newest message: then new ones are appended as they arrive. */
  readonly canLoadNewer: boolean;
  readonly loadingOlder: boolean;
  readonly loadingNewer: boolean;
  /** Set by `jumpToMessage`: the message to scroll to and highlight, until `clearHighlight`. */
  readonly highlightedMessageId: string | undefined;
}

export const MESSAGE_WINDOW_LIMIT = 300;

/**
 * `idle`: nothing is looked for. `reading`: pages are read. `paused`: enough was found, or the reader stopped it. `complete`: all
 * messages were read. `failed`: a page could not be read.
 */
export type SearchStatus = 'idle' | 'reading' | 'paused' | 'complete' | 'failed';

/** A search through the messages of one thread, from the newest backwards. */
export interface MessageSearch {
  readonly words: string;
  readonly status: SearchStatus;
  /** Messages that hold the words, newest first. */
  readonly hits: readonly SearchHit[];
  /** How many messages were read so far, for whatever words. */
  readonly readCount: number;
  /** Epoch milliseconds of the oldest message that was read. */
  readonly readBackTo: number | undefined;
  readonly error: ChatError | undefined;
}

export interface SearchHit {
  readonly messageId: string;
  readonly senderId: string;
  readonly senderDisplayName: string | undefined;
  readonly isMine: boolean;
  readonly createdAt: number;
  /** The whole text of the message, without markup. */
  readonly text: string;
}

/** A message that the service has acknowledged. */
export type ChatMessage = TextMessage | SystemMessage;

interface MessageBase {
  readonly id: string;
  /** The id that the sending client chose; stable from the outbox to the window. Use it as a key when there is one. */
  readonly clientId: string | undefined;
  readonly createdAt: number;
  /** Grows with each edit and with the deletion. */
  readonly version: string;
}

export interface TextMessage extends MessageBase {
  readonly kind: 'text' | 'html';
  /** Empty when deleted. Html is not sanitised: render it only through a sanitiser, or use `toPlainText`. */
  readonly content: string;
  readonly senderId: string;
  readonly senderDisplayName: string | undefined;
  readonly isMine: boolean;
  readonly editedAt: number | undefined;
  readonly deletedAt: number | undefined;
  readonly metadata: Readonly<Record<string, string>>;
  /** An edit or a deletion of one's own that is under way or has failed. */
  readonly change: PendingChange | undefined;
}

export type PendingChange =
  | { readonly kind: 'edit'; readonly content: string; readonly status: 'sending' }
  | { readonly kind: 'edit'; readonly content: string; readonly status: 'failed'; readonly error: ChatError }
  | { readonly kind: 'delete'; readonly status: 'sending' }
  | { readonly kind: 'delete'; readonly status: 'failed'; readonly error: ChatError };

export interface SystemMessage extends MessageBase {
  readonly kind: 'system';
  readonly event:
    | { readonly type: 'topicUpdated'; readonly topic: string }
    | { readonly type: 'participantAdded'; readonly participants: readonly SystemParticipant[] }
    | { readonly type: 'participantRemoved'; readonly participants: readonly SystemParticipant[] };
  readonly initiatorId: string | undefined;
}

export interface SystemParticipant {
  readonly userId: string;
  readonly displayName: string | undefined;
}

/** `queued`: waits for the connection or for the message before it. `failed`: waits for `retry` or `discard`. */
export type OutgoingStatus = 'queued' | 'sending' | 'failed';

export interface OutgoingMessage {
  readonly clientId: string;
  readonly kind: 'text' | 'html';
  readonly content: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly status: OutgoingStatus;
  readonly attempts: number;
  /** The newest message that was known before the first attempt: the message itself can only be after it. */
  readonly sentAfterId: string | undefined;
  readonly error: ChatError | undefined;
}

export type CommandName =
  | 'loadThreads'
  | 'openThread'
  | 'loadOlder'
  | 'loadNewer'
  | 'jumpToMessage'
  | 'editMessage'
  | 'deleteMessage'
  | 'refresh';

export interface Problem {
  readonly id: string;
  readonly command: CommandName;
  readonly threadId: string | undefined;
  readonly error: ChatError;
}
