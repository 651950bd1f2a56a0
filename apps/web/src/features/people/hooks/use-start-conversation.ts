'use client';

import type { DirectoryEntry } from '@switchboard/access-api';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { threadPath } from '../../../lib/chat/thread-title.ts';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';

/** Starts a conversation and goes there. */
export function useStartConversation() {
  const router = useRouter();
  const perform = useCallback(
    async (topic: string, people: readonly DirectoryEntry[]) => {
      const { threadId } = await accessApi.createThread({
        topic,
        participantUserIds: people.map(({ id }) => id),
      });
      router.push(threadPath(threadId));
    },
    [router],
  );
  return useAction(perform);
}
