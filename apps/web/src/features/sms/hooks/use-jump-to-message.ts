'use client';

import { useEffect } from 'react';
import type { ConversationSession, ConversationState } from '../state/conversation-session.ts';

const highlightMs = 3_000;

/** Brings the message that a search or a link leads to into view, however old it is, and lets its mark fade. */
export function useJumpToMessage(
  session: ConversationSession,
  state: ConversationState,
  messageId: string | undefined,
  scrollToRow: (key: string) => void,
): void {
  const { highlightedId } = state;
  const key = highlightedId && (state.log.keys[highlightedId] ?? highlightedId);
  useEffect(() => {
    if (messageId) void session.find(messageId);
  }, [session, messageId]);
  useEffect(() => {
    if (key === undefined) return;
    const frame = requestAnimationFrame(() => scrollToRow(key));
    const timer = setTimeout(() => session.clearHighlight(), highlightMs);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [key, session, scrollToRow]);
}
