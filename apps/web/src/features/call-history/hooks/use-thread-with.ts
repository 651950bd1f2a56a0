'use client';

import type { ChatState } from '@switchboard/chat-core';
import { useCallback } from 'react';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { findPartner } from '../../../lib/chat/thread-title.ts';

/** The id of the latest conversation between the reader and this person alone; undefined when there is none. */
export function useThreadWith(communicationUserId: string | undefined): string | undefined {
  const select = useCallback(
    ({ threads, me }: ChatState) =>
      Object.values(threads)
        .filter(
          (thread) =>
            communicationUserId !== undefined &&
            thread.standing === 'member' &&
            findPartner(thread, me.userId)?.userId === communicationUserId,
        )
        .sort((one, other) => other.lastActivityAt - one.lastActivityAt)[0]?.id,
    [communicationUserId],
  );
  return useChatState(select);
}
