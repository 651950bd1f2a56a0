'use client';

import type { ChatSession, ThreadState } from '@switchboard/chat-core';
import { useEffect } from 'react';

const highlightMs = 3_000;

/** Brings the message that a link or a quote points to into view and lets its mark fade. */
export function useHighlight(
  thread: ThreadState,
  session: ChatSession,
  scrollToRow: (key: string) => void,
): void {
  const { id } = thread;
  const highlighted = thread.window.highlightedMessageId;
  const key = thread.window.messages.find((message) => message.id === highlighted)?.clientId ?? highlighted;
  useEffect(() => {
    if (key === undefined) return;
    const frame = requestAnimationFrame(() => scrollToRow(key));
    const timer = setTimeout(() => session.clearHighlight(id), highlightMs);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [key, id, session, scrollToRow]);
}
