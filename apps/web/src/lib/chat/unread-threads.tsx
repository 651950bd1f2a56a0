'use client';

import { createContext, use, useCallback, useMemo, type ReactNode } from 'react';
import { accessApi } from '../http/access-api.ts';
import { useLoaded } from '../http/use-loaded.ts';
import { useLiveEvent } from '../live/live-context.tsx';
import { useReloadOnReconnect } from '../live/use-reload-on-reconnect.ts';

interface UnreadThreads {
  /** Conversations that the reader marked as unread, on whatever device; undefined until they are known. */
  readonly marked: ReadonlySet<string> | undefined;
  readonly mark: (threadId: string) => void;
  readonly clear: (threadId: string) => void;
}

const UnreadThreadsContext = createContext<UnreadThreads>({
  marked: undefined,
  mark: () => undefined,
  clear: () => undefined,
});

const load = (signal: AbortSignal) => accessApi.listUnreadThreads({ signal });

/** Keeps the marks of the reader, on every page: the navigation counts them. */
export function UnreadThreadsProvider({ children }: { children: ReactNode }) {
  const { value, change, reload } = useLoaded(load);
  const show = useCallback(
    (threadId: string, isMarked: boolean) =>
      change((threadIds) => {
        const others = threadIds.filter((id) => id !== threadId);
        return isMarked ? [threadId, ...others] : others;
      }),
    [change],
  );
  useLiveEvent('chat:unread-thread', ({ threadId, isMarked }) => show(threadId, isMarked));
  useReloadOnReconnect(reload);

  const marks = useMemo((): UnreadThreads => {
    const tell = (threadId: string, isMarked: boolean) => {
      show(threadId, isMarked);
      const told = isMarked ? accessApi.markThreadUnread(threadId) : accessApi.clearUnreadThread(threadId);
      told.catch(reload);
    };
    return {
      marked: value && new Set(value),
      mark: (threadId) => tell(threadId, true),
      clear: (threadId) => tell(threadId, false),
    };
  }, [value, show, reload]);
  return <UnreadThreadsContext value={marks}>{children}</UnreadThreadsContext>;
}

export const useUnreadThreads = (): UnreadThreads => use(UnreadThreadsContext);
