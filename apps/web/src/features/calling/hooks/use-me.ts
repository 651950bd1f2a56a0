'use client';

import { useChatState } from '../../../lib/chat/chat-session-context.tsx';

/** Who one is in calls; empty for the moment until the chat client is there. */
export function useMe(): { readonly id: string; readonly name: string } {
  const id = useChatState((state) => state.me.userId) ?? '';
  const name = useChatState((state) => state.me.displayName) ?? '';
  return { id, name };
}
