'use client';

import type { ChatSession, ThreadState } from '@switchboard/chat-core';
import { useCallback, useRef, useState } from 'react';

/** Asks for the pages beside the window. After a failure the older ones wait for the reader's word. */
export function useHistoryPages(thread: ThreadState, session: ChatSession) {
  const [hasOlderFailed, setOlderFailed] = useState(false);
  const current = useRef({ thread, hasOlderFailed });
  current.current = { thread, hasOlderFailed };
  const { id } = thread;

  const fetchOlder = useCallback(async () => {
    setOlderFailed(!(await session.loadOlder(id)));
  }, [session, id]);
  const loadOlder = useCallback(() => {
    const { window } = current.current.thread;
    if (window.canLoadOlder && !window.loadingOlder && !current.current.hasOlderFailed) void fetchOlder();
  }, [fetchOlder]);
  const loadNewer = useCallback(() => {
    const { window } = current.current.thread;
    if (window.canLoadNewer && !window.loadingNewer) void session.loadNewer(id);
  }, [session, id]);
  return { loadOlder, loadNewer, hasOlderFailed, retryOlder: fetchOlder };
}
