import type {
  ChatMessage,
  ChatState,
  OutgoingMessage,
  ReadReceipt,
  ThreadState,
  Participant,
} from './chat-state.ts';
import { isAfter } from './message-order.ts';

/** Remembers the last result, so that the same input gives the same reference. */
function memoizeLast<Input, Result>(derive: (input: Input) => Result): (input: Input) => Result {
  let last: { input: Input; result: Result } | undefined;
  return (input) => {
    if (!last || last.input !== input) last = { input, result: derive(input) };
    return last.result;
  };
}

const weakly = <Input extends object, Result>(derive: (input: Input) => Result) => {
  const results = new WeakMap<Input, Result>();
  return (input: Input): Result => {
    if (!results.has(input)) results.set(input, derive(input));
    return results.get(input) as Result;
  };
};

const sortThreads = memoizeLast((threads: ChatState['threads']) =>
  Object.values(threads)
    .filter((thread) => thread.standing !== 'deleted' && (thread.topic !== '' || thread.lastActivityAt > 0))
    .sort((a, b) => b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? -1 : 1)),
);

/** The threads of the list, latest activity first, without deleted ones and such as are not loaded. Stable while no thread changes. */
export function selectThreadList(state: ChatState): readonly ThreadState[] {
  return sortThreads(state.threads);
}

export function selectThread(state: ChatState, threadId: string): ThreadState | undefined {
  return Object.hasOwn(state.threads, threadId) ? state.threads[threadId] : undefined;
}

const sortParticipants = weakly((participants: ThreadState['participants']) =>
  Object.values(participants).sort((a, b) =>
    (a.displayName ?? a.userId).localeCompare(b.displayName ?? b.userId),
  ),
);

/** Participants by display name. */
export function selectParticipants(thread: ThreadState): readonly Participant[] {
  return sortParticipants(thread.participants);
}

export type TimelineEntry =
  | { readonly type: 'message'; readonly key: string; readonly message: ChatMessage }
  | { readonly type: 'outgoing'; readonly key: string; readonly message: OutgoingMessage };

const toEntry = weakly((message: ChatMessage): TimelineEntry => ({
  type: 'message',
  key: message.clientId ?? message.id,
  message,
}));
const toOutgoingEntry = weakly((message: OutgoingMessage): TimelineEntry => ({
  type: 'outgoing',
  key: message.clientId,
  message,
}));

const buildTimeline = weakly((thread: ThreadState): readonly TimelineEntry[] => [
  ...(thread.window.status === 'ready' ? thread.window.messages.map(toEntry) : []),
  ...(thread.window.canLoadNewer ? [] : thread.outbox.map(toOutgoingEntry)),
]);

/** What the message list shows, oldest first: the window, then the outbox. A message keeps its key when it leaves the outbox. */
export function selectTimeline(thread: ThreadState): readonly TimelineEntry[] {
  return buildTimeline(thread);
}

const seenByOf = weakly((receipts: ThreadState['readReceipts']) =>
  weakly((message: ChatMessage): readonly ReadReceipt[] => {
    const senderId = message.kind === 'system' ? undefined : message.senderId;
    return Object.values(receipts).filter(
      (receipt) => receipt.userId !== senderId && !isAfter(message.id, receipt.messageId),
    );
  }),
);

/** Others whose read receipt covers the message. */
export function selectSeenBy(thread: ThreadState, message: ChatMessage): readonly ReadReceipt[] {
  return seenByOf(thread.readReceipts)(message);
}

/** Read receipts and typing notifications work up to this many participants. @see Azure Communication Services service limits, chat */
export const SMALL_THREAD_LIMIT = 20;

export function supportsReceipts(thread: ThreadState): boolean {
  return Object.keys(thread.participants).length <= SMALL_THREAD_LIMIT;
}
