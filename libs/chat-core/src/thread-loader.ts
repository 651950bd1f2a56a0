import { ChatFailure, toChatError } from './chat-error.ts';
import type { ThreadProperties } from './chat-gateway.ts';
import type { ChatMessage, Participant, ReadReceipt, ThreadState } from './chat-state.ts';
import { SMALL_THREAD_LIMIT } from './chat-selectors.ts';
import { createHistory, type History, type Walk } from './history.ts';
import { createThread } from './initial-state.ts';
import { isAfter } from './message-order.ts';
import { replaceWindow, trimOldest, mergeMessages } from './message-window.ts';
import { addReadReceipt } from './reduce-event.ts';
import { changeThread, findThread, type SessionContext } from './session-context.ts';
import { createSerialQueue } from './serial-queue.ts';
import { UNREAD_LIMIT } from './chat-state.ts';
import { countMessages, markReadUpTo } from './unread.ts';

export const PAGE_SIZE = 50;
/** What a thread that is not open keeps of its messages. */
const PREVIEW_SIZE = 20;
const SYNC_PAGES = 12;

/** Brings threads up to date from the service: the answer to "what did I miss?", whatever the reason. */
export interface ThreadLoader {
  readonly openThreads: ReadonlySet<string>;
  open(threadId: string): Promise<boolean>;
  close(threadId: string): void;
  /** Fetches participants, receipts and messages and settles the unread count. Never rejects. */
  sync(threadId: string): Promise<boolean>;
  /** Makes sure that the thread is in the state, asking the service for unknown ones. */
  require(threadId: string): Promise<void>;
  /** Runs `load` alone among everything that moves the window of this thread. */
  exclusively<T>(threadId: string, load: (history: History) => Promise<T>): Promise<T>;
}

export interface ThreadLoaderOptions {
  /** The stored read position, for threads that the service keeps no receipts of. */
  readonly storedPosition: (threadId: string) => string | undefined;
}

interface Snapshot {
  readonly properties: ThreadProperties | undefined;
  readonly participants: readonly Participant[] | undefined;
  readonly receipts: readonly ReadReceipt[];
  readonly walk: Walk;
}

export function createThreadLoader(context: SessionContext, options: ThreadLoaderOptions): ThreadLoader {
  const queue = createSerialQueue(4);
  const histories = new Map<string, History>();
  const openThreads = new Set<string>();
  const waiting = new Map<string, Promise<boolean>>();
  const { userId } = context.store.get().me;

  const historyOf = (threadId: string): History => {
    const history = histories.get(threadId) ?? createHistory(threadId);
    histories.set(threadId, history);
    return history;
  };

  async function fetchSnapshot(threadId: string, withProperties: boolean): Promise<Snapshot> {
    const gateway = await context.gateway();
    const properties = withProperties ? await gateway.getThread(threadId) : undefined;
    const [participants, walk] = await Promise.all([
      gateway.listParticipants(threadId).catch(undefinedWhenForbidden),
      historyOf(threadId).fromNewest(gateway, {
        pageSize: PAGE_SIZE,
        maxPages: SYNC_PAGES,
        until: isEnough(threadId),
      }),
    ]);
    const hasReceipts = participants !== undefined && participants.length <= SMALL_THREAD_LIMIT;
    const receipts = hasReceipts
      ? await gateway.listReadReceipts(threadId).catch(undefinedWhenForbidden)
      : [];
    return { properties, participants, walk, receipts: receipts ?? [] };
  }

  /** Down to the beginning of what is shown, and to the last read message or as many as are counted. */
  function isEnough(threadId: string) {
    return (oldestId: string, count: number): boolean => {
      const thread = findThread(context, threadId);
      const shown =
        thread?.window.status === 'ready' && !thread.window.canLoadNewer
          ? thread.window.messages[0]
          : undefined;
      const lastRead = thread?.unread.lastReadMessageId ?? options.storedPosition(threadId);
      const coversShown = !shown || !isAfter(oldestId, shown.id);
      const coversUnread = count > UNREAD_LIMIT || (lastRead !== undefined && !isAfter(oldestId, lastRead));
      return coversShown && coversUnread;
    };
  }

  function applySnapshot(threadId: string, snapshot: Snapshot): void {
    changeThread(context, threadId, (thread) => {
      const withFacts = applyFacts(thread, snapshot);
      const { messages, hasOlder } = snapshot.walk;
      const showsOther =
        openThreads.has(threadId) && thread.window.status === 'ready' && thread.window.canLoadNewer;
      const window = showsOther
        ? { ...thread.window, messages: refreshShown(thread.window.messages, messages) }
        : replaceWindow(thread.window, messages, { canLoadOlder: hasOlder, canLoadNewer: false });
      const newest = messages.at(-1);
      const { lastMessage } = thread;
      return {
        ...withFacts,
        window: openThreads.has(threadId) ? window : trimOldest(window, PREVIEW_SIZE),
        lastMessage: newest && (!lastMessage || !isAfter(lastMessage.id, newest.id)) ? newest : lastMessage,
        lastActivityAt: Math.max(thread.lastActivityAt, newest?.createdAt ?? 0),
        unread: countMessages(withFacts.unread, messages, userId),
        summaryStatus: 'ready',
        error: undefined,
      };
    });
  }

  function applyFacts(
    thread: ThreadState,
    { properties, participants, receipts, walk }: Snapshot,
  ): ThreadState {
    const isMember = participants?.some((participant) => participant.userId === userId) === true;
    const isDeleted = properties?.isDeleted === true || thread.standing === 'deleted';
    const position = [options.storedPosition(thread.id), newestOwnId(walk.messages)].filter(
      (id) => id !== undefined,
    );
    const known: ThreadState = {
      ...thread,
      topic: properties?.topic ?? thread.topic,
      standing: isDeleted ? 'deleted' : isMember ? 'member' : 'left',
      participants: participants
        ? Object.fromEntries(participants.map((entry) => [entry.userId, entry]))
        : thread.participants,
      unread: position.reduce(markReadUpTo, thread.unread),
    };
    return receipts.reduce((result, receipt) => addReadReceipt(result, receipt, userId), known);
  }

  async function syncNow(threadId: string): Promise<boolean> {
    const isFirst = findThread(context, threadId)?.summaryStatus !== 'ready';
    try {
      changeThread(context, threadId, (thread) =>
        isFirst ? { ...thread, summaryStatus: 'loading' } : thread,
      );
      applySnapshot(threadId, await fetchSnapshot(threadId, openThreads.has(threadId) || isFirst));
      return true;
    } catch (thrown) {
      const error = toChatError(thrown);
      changeThread(context, threadId, (thread) => ({
        ...thread,
        error,
        standing:
          error.code === 'chat/not-found'
            ? 'deleted'
            : error.code === 'chat/forbidden'
              ? 'left'
              : thread.standing,
        summaryStatus: isFirst ? 'failed' : thread.summaryStatus,
        window: thread.window.status === 'loading' ? { ...thread.window, status: 'failed' } : thread.window,
      }));
      return false;
    }
  }

  /** Asked again while one waits for its turn, that one is enough; asked while one runs, another follows. */
  function sync(threadId: string): Promise<boolean> {
    const known = waiting.get(threadId);
    if (known) return known;
    const pending = queue.run(threadId, () => {
      waiting.delete(threadId);
      return context.signal.aborted ? Promise.resolve(false) : syncNow(threadId);
    });
    waiting.set(threadId, pending);
    return pending;
  }

  async function requireThread(threadId: string): Promise<void> {
    if (findThread(context, threadId)) return;
    const properties = await (await context.gateway()).getThread(threadId);
    context.store.update((state) =>
      Object.hasOwn(state.threads, threadId)
        ? state
        : {
            ...state,
            threads: {
              ...state.threads,
              [threadId]: createThread(threadId, properties.topic, properties.createdAt),
            },
          },
    );
  }

  return {
    openThreads,
    require: requireThread,
    sync,
    exclusively: (threadId, load) => queue.run(threadId, () => load(historyOf(threadId))),
    async open(threadId) {
      openThreads.add(threadId);
      await requireThread(threadId);
      changeThread(context, threadId, (thread) =>
        thread.window.status === 'ready'
          ? thread
          : { ...thread, window: { ...thread.window, status: 'loading' } },
      );
      return sync(threadId);
    },
    close(threadId) {
      if (!openThreads.delete(threadId)) return;
      changeThread(context, threadId, ({ window, ...thread }) => ({
        ...thread,
        window: window.canLoadNewer
          ? { ...createThread(threadId, '', 0).window }
          : { ...trimOldest(window, PREVIEW_SIZE), highlightedMessageId: undefined },
      }));
    },
  };
}

function undefinedWhenForbidden(thrown: unknown): undefined {
  if (thrown instanceof ChatFailure && thrown.error.code === 'chat/forbidden') return undefined;
  throw thrown;
}

/** Who writes has seen what is above: the read position where there are no receipts. */
function newestOwnId(messages: readonly ChatMessage[]): string | undefined {
  return messages.findLast((message) => message.kind !== 'system' && message.isMine)?.id;
}

/** New versions of messages that are shown already, nothing else. */
function refreshShown(
  shown: readonly ChatMessage[],
  fetched: readonly ChatMessage[],
): readonly ChatMessage[] {
  const ids = new Set(shown.map(({ id }) => id));
  return mergeMessages(
    shown,
    fetched.filter(({ id }) => ids.has(id)),
  );
}
