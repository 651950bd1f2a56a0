'use client';

import { useEffect, useEffectEvent } from 'react';
import { useUnreadThreads } from '../../../lib/chat/unread-threads.tsx';
import { isReading } from '../../../lib/notifications/is-reading.ts';

/** A conversation that was marked as unread is read when it is opened, or looked at again. */
export function useReadingClearsMark(threadId: string): void {
  const { marked, clear } = useUnreadThreads();
  const check = useEffectEvent(() => {
    if (isReading() && marked?.has(threadId)) clear(threadId);
  });
  const isKnown = marked !== undefined;
  useEffect(() => {
    if (!isKnown) return;
    const onLook = () => check();
    onLook();
    window.addEventListener('focus', onLook);
    document.addEventListener('visibilitychange', onLook);
    return () => {
      window.removeEventListener('focus', onLook);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, [isKnown, threadId]);
}
