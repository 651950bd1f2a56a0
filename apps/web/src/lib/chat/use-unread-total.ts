'use client';

import type { ChatState } from '@switchboard/chat-core';
import { useChatState } from './chat-session-context.tsx';
import { useUnreadThreads } from './unread-threads.tsx';

/** All unread messages, and one for each conversation that was only marked as unread; 0 while the chat client loads. */
export function useUnreadTotal(): number {
  const { marked } = useUnreadThreads();
  return useChatState((state) => countUnread(state, marked)) ?? 0;
}

function countUnread({ threads }: ChatState, marked: ReadonlySet<string> | undefined): number {
  return Object.values(threads)
    .filter(({ standing }) => standing !== 'deleted')
    .reduce((total, { id, unread }) => total + (unread.count || (marked?.has(id) ? 1 : 0)), 0);
}
