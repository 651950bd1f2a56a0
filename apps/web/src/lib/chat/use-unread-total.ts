'use client';

import type { ChatState } from '@switchboard/chat-core';
import { useChatState } from './chat-session-context.tsx';

/** All unread messages; 0 while the chat client loads. */
export function useUnreadTotal(): number {
  return useChatState(unreadTotal) ?? 0;
}

function unreadTotal(state: ChatState): number {
  return Object.values(state.threads)
    .filter((thread) => thread.standing !== 'deleted')
    .reduce((total, thread) => total + thread.unread.count, 0);
}
