'use client';

import type { ThreadState } from '@switchboard/chat-core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { NOTHING_READ } from '../timeline/lay-out-timeline.ts';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { isReading } from '../../../lib/notifications/is-reading.ts';

/**
 * What the reader has seen: tells the service, and remembers where the new messages began. That place stays while they
 * read; it is set anew when they look away.
 */
export function useReading(thread: ThreadState) {
  const { session } = useChatSession();
  const [dividerAfter, setDividerAfter] = useState(() => initialDivider(thread));
  const seen = useRef<{ lastVisibleKey: string | undefined; isAtEnd: boolean }>(undefined);
  const current = useRef(thread);
  current.current = thread;

  const markSeen = useCallback(() => {
    const { id, unread, window } = current.current;
    if (!seen.current || !session || unread.count === 0 || !isReading()) return;
    if (seen.current.isAtEnd) return session.markRead(id);
    const key = seen.current.lastVisibleKey;
    const message = window.messages.find((item) => (item.clientId ?? item.id) === key);
    if (message) session.markRead(id, message.id);
  }, [session]);

  const onSeen = useCallback(
    (lastVisibleKey: string | undefined, isAtEnd: boolean) => {
      seen.current = { lastVisibleKey, isAtEnd };
      markSeen();
    },
    [markSeen],
  );

  useEffect(() => {
    const onLookAway = () => {
      if (current.current.unread.count > 0 || isReading()) return;
      setDividerAfter(current.current.window.messages.at(-1)?.id);
    };
    window.addEventListener('blur', onLookAway);
    window.addEventListener('focus', markSeen);
    document.addEventListener('visibilitychange', markSeen);
    return () => {
      window.removeEventListener('blur', onLookAway);
      window.removeEventListener('focus', markSeen);
      document.removeEventListener('visibilitychange', markSeen);
    };
  }, [markSeen]);

  const forgetDivider = useCallback(() => setDividerAfter(undefined), []);
  return { dividerAfter, onSeen, forgetDivider };
}

function initialDivider(thread: ThreadState): string | undefined {
  if (thread.unread.count === 0) return undefined;
  return thread.unread.lastReadMessageId ?? NOTHING_READ;
}
