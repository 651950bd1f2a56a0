'use client';

import type { ChatState } from '@switchboard/chat-core';
import { useMemo } from 'react';
import { useChatState } from './chat-session-context.tsx';
import { useUnreadThreads } from './unread-threads.tsx';

/** All unread messages, and one for each conversation that was only marked as unread; 0 while the chat client loads. */
export function useUnreadTotal(): number {
  const threads = useChatState(allThreads);
  const { marked } = useUnreadThreads();
  return useMemo(
    () =>
      Object.values(threads ?? {})
        .filter((thread) => thread.standing !== 'deleted')
        .reduce((total, { id, unread }) => total + (unread.count || (marked?.has(id) ? 1 : 0)), 0),
    [threads, marked],
  );
}

const allThreads = (state: ChatState) => state.threads;
