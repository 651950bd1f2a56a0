import type { ChatState } from './chat-state.ts';
import type { ChatStorage } from './chat-storage.ts';
import type { PlacedMention } from './mentions.ts';

/** The stateful chat client of one user. `getState` and `subscribe` fit React's `useSyncExternalStore` as they are. */
export interface ChatSession extends ChatCommands {
  getState(): ChatState;
  /** Calls `listener` after each change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Closes the connection and all timers. Queued messages stay in the storage and go out with the next session. */
  dispose(): void;
}

/**
 * No command rejects. A boolean result says whether it succeeded; the reason for a failure is in the state: at the message, at the
 * thread, at the thread list, or in `problems`.
 */
export interface ChatCommands {
  /** Loads the SDK, connects and loads the first page of threads. Calling it again returns the same promise. */
  start(): Promise<boolean>;
  /** The next page of the thread list. */
  loadMoreThreads(): Promise<boolean>;
  /** Loads summary and newest messages and keeps them up to date until closed. Unknown ids are looked up (deep links). */
  openThread(threadId: string): Promise<boolean>;
  /** Lets go of the window. Nothing happens when the thread is not open. */
  closeThread(threadId: string): void;
  loadOlder(threadId: string): Promise<boolean>;
  loadNewer(threadId: string): Promise<boolean>;
  jumpToNewest(threadId: string): Promise<boolean>;
  /** Moves the window around the message and highlights it. */
  jumpToMessage(threadId: string, messageId: string): Promise<boolean>;
  clearHighlight(threadId: string): void;
  /** Puts the message into the outbox and returns its client id. It goes out as soon as it can, also after a reload. */
  send(threadId: string, message: NewMessage): string;
  /** Tries a failed message again, ahead of the queued ones behind it. */
  retry(threadId: string, clientId: string): void;
  /** Takes a queued or failed message out of the outbox. */
  discard(threadId: string, clientId: string): void;
  editMessage(threadId: string, messageId: string, content: string): Promise<boolean>;
  deleteMessage(threadId: string, messageId: string): Promise<boolean>;
  /** Call it on each key stroke: at most one notification leaves in eight seconds, none above 20 participants. */
  notifyTyping(threadId: string): void;
  /** Marks everything up to `messageId`, or up to the newest known message, as read. Never moves backwards. */
  markRead(threadId: string, messageId?: string): void;
  /** @param mentions the places of the text that are mentions */
  setDraft(threadId: string, text: string, mentions?: readonly PlacedMention[]): void;
  /**
   * Looks for words in the messages of an open thread, from the newest backwards, without regard to case and accents. It reads
   * pages of the history until it has found a few, and pauses; empty words end the reading and keep what was read.
   */
  searchMessages(threadId: string, words: string): void;
  /** Reads further back, also after a failure. */
  continueSearch(threadId: string): void;
  stopSearch(threadId: string): void;
  /** Lets go of the search and all that was read for it. */
  endSearch(threadId: string): void;
  /** Fetches what may have been missed. Happens by itself after a reconnect. */
  refresh(): Promise<boolean>;
  dismissProblem(problemId: string): void;
  /** Removes queued messages, drafts and read positions of this user from the storage: for signing out. */
  forgetStoredData(): Promise<void>;
}

export interface NewMessage {
  readonly content: string;
  /** Default `text`. */
  readonly kind?: 'text' | 'html';
  /** Up to 1 KB in all; the key `clientMessageId` is taken. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface ChatSessionOptions {
  /** Https endpoint of the Communication Services resource or the emulator. */
  readonly endpoint: string;
  /** Plain-http origin of the same emulator, for pages on `http://localhost`; leave it out with Azure. */
  readonly insecureEndpoint?: string | null | undefined;
  /** Raw id of the signed-in user's communication identity. */
  readonly userId: string;
  readonly displayName: string;
  /**
   * Gets a fresh user access token from the access service. Throw {@link TokenRefusedError}, or any error whose `status` is 401
   * or 403, when the user may not have one any more: the session becomes `signed-out`. Other errors are tried again.
   */
  readonly fetchToken: (signal: AbortSignal) => Promise<string>;
  /** `localStorage` fits. Without one nothing survives a reload. */
  readonly storage?: ChatStorage | undefined;
}

/** To be thrown by `fetchToken`. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
}
