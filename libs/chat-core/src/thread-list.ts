import { toChatError } from './chat-error.ts';
import type { Page, ThreadSummary } from './chat-gateway.ts';
import type { ChatState, ThreadState } from './chat-state.ts';
import { createThread } from './initial-state.ts';
import { reportProblem, type SessionContext } from './session-context.ts';
import type { ThreadLoader } from './thread-loader.ts';

/** The list of threads: pages of it on demand, and what has changed since on {@link ThreadList.refresh}. */
export interface ThreadList {
  /** `everything` also settles unread counts that another device may have changed. */
  refresh(depth: 'everything' | 'changes'): Promise<boolean>;
  loadMore(): Promise<boolean>;
}

export function createThreadList(context: SessionContext, loader: ThreadLoader): ThreadList {
  let nextToken: string | undefined;
  let loadedPages = 0;
  let refreshing: Promise<boolean> | undefined;

  const setList = (change: Partial<ChatState['threadList']>) =>
    context.store.update((state) => ({ ...state, threadList: { ...state.threadList, ...change } }));

  /** Puts the page into the state. Returns the threads of which something may be unknown. */
  function applyPage(page: Page<ThreadSummary>, withUnread: boolean): string[] {
    const stale: string[] = [];
    context.store.update((state) => {
      const threads = { ...state.threads };
      for (const summary of page.items) {
        const known = Object.hasOwn(threads, summary.id) ? threads[summary.id] : undefined;
        if (!known && summary.isDeleted) continue;
        threads[summary.id] = applySummary(known, summary);
        if (!summary.isDeleted && (!known || isStale(known, summary, withUnread))) stale.push(summary.id);
      }
      return { ...state, threads };
    });
    return stale;
  }

  const syncAll = (threadIds: Iterable<string>) =>
    Promise.all([...new Set(threadIds)].map((id) => loader.sync(id)));

  async function refreshNow(depth: 'everything' | 'changes'): Promise<boolean> {
    if (context.store.get().threadList.status !== 'ready') setList({ status: 'loading' });
    try {
      const gateway = await context.gateway();
      const stale = new Set(loader.openThreads);
      const listed = new Set<string>();
      let token: string | undefined;
      let pages = 0;
      do {
        const page = await gateway.listThreads(token);
        for (const threadId of applyPage(page, depth === 'everything')) stale.add(threadId);
        for (const { id } of page.items) listed.add(id);
        token = page.nextToken;
        pages += 1;
      } while (token !== undefined && pages < loadedPages);
      loadedPages = pages;
      nextToken = token;
      setList({ status: 'ready', canLoadMore: token !== undefined, error: undefined });
      await Promise.all(
        [...loader.openThreads].map((threadId) => loader.require(threadId).catch(() => undefined)),
      );
      const known = context.store.get().threads;
      // Whoever was removed meanwhile no longer finds the thread in the list: asking for it settles the standing.
      const missing =
        token === undefined
          ? Object.values(known).filter((thread) => !listed.has(thread.id) && isCurrent(thread))
          : [];
      for (const { id } of missing) stale.add(id);
      await syncAll([...stale].filter((threadId) => Object.hasOwn(known, threadId)));
      return true;
    } catch (thrown) {
      const isReady = context.store.get().threadList.status === 'ready';
      setList({ error: toChatError(thrown), status: isReady ? 'ready' : 'failed' });
      return false;
    }
  }

  return {
    refresh(depth) {
      refreshing ??= refreshNow(depth).finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
    async loadMore() {
      const { canLoadMore, loadingMore } = context.store.get().threadList;
      if (!canLoadMore || loadingMore || nextToken === undefined) return false;
      setList({ loadingMore: true });
      try {
        const page = await (await context.gateway()).listThreads(nextToken);
        const stale = applyPage(page, true);
        nextToken = page.nextToken;
        loadedPages += 1;
        setList({ canLoadMore: nextToken !== undefined });
        void syncAll(stale);
        return true;
      } catch (thrown) {
        reportProblem(context, 'loadThreads', undefined, thrown);
        return false;
      } finally {
        setList({ loadingMore: false });
      }
    },
  };
}

function applySummary(
  known: ThreadState | undefined,
  { id, topic, lastMessageAt, isDeleted }: ThreadSummary,
): ThreadState {
  const thread = known ?? createThread(id, topic, lastMessageAt ?? 0);
  const next: ThreadState = {
    ...thread,
    topic,
    standing: isDeleted ? 'deleted' : thread.standing,
    lastActivityAt: Math.max(thread.lastActivityAt, lastMessageAt ?? 0),
  };
  const isSame =
    next.topic === thread.topic &&
    next.standing === thread.standing &&
    next.lastActivityAt === thread.lastActivityAt;
  return isSame ? thread : next;
}

/** Something was said since, or the unread count may be out of date because it was read on another device. */
function isStale(known: ThreadState, { lastMessageAt = 0 }: ThreadSummary, withUnread: boolean): boolean {
  return (
    known.summaryStatus !== 'ready' ||
    (withUnread && known.unread.count > 0) ||
    lastMessageAt > (known.lastMessage?.createdAt ?? 0)
  );
}

const isCurrent = (thread: ThreadState): boolean =>
  thread.standing === 'member' && thread.summaryStatus === 'ready';
