'use client';

import { selectThread, type ChatError, type ChatState, type ThreadState } from '@switchboard/chat-core';
import { useCallback, useEffect, useState } from 'react';
import { useChatSession, useChatState } from '../../../lib/chat/chat-session-context.tsx';

export interface OpenThread {
  readonly thread: ThreadState | undefined;
  /** Why there is nothing to show. */
  readonly error: ChatError | undefined;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/** Keeps a conversation open while it is on the screen, around one of its messages when a link names one. */
export function useOpenThread(threadId: string, messageId: string | undefined): OpenThread {
  const { session } = useChatSession();
  const [hasFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const thread = useChatState(useCallback((state: ChatState) => selectThread(state, threadId), [threadId]));
  const problems = useChatState((state) => state.problems);

  useEffect(() => {
    if (!session) return;
    let isCurrent = true;
    setFailed(false);
    void session.openThread(threadId).then((isOpen) => {
      if (isCurrent) setFailed(!isOpen);
    });
    return () => {
      isCurrent = false;
      session.closeThread(threadId);
    };
  }, [session, threadId, attempt]);

  const isReady = thread?.window.status === 'ready';
  useEffect(() => {
    if (session && messageId && isReady) void session.jumpToMessage(threadId, messageId);
  }, [session, threadId, messageId, isReady]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const problem = problems?.findLast((item) => item.threadId === threadId && item.command === 'openThread');
  return { thread, error: thread?.error ?? problem?.error, hasFailed, retry };
}
