'use client';

import type { DirectoryEntry } from '@switchboard/access-api';
import { useRouter } from 'next/navigation';
import { useCallback, useRef } from 'react';
import { threadPath } from '../../../lib/chat/thread-title.ts';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';

/** Starts a conversation and goes there. Whoever tries the same again after a lost answer gets one conversation. */
export function useStartConversation() {
  const router = useRouter();
  const lastAttempt = useRef<{ readonly content: string; readonly key: string }>(undefined);
  const perform = useCallback(
    async (topic: string, people: readonly DirectoryEntry[]) => {
      const request = { topic, participantUserIds: people.map(({ id }) => id) };
      const content = JSON.stringify(request);
      const isRepeated = lastAttempt.current?.content === content;
      const key = isRepeated ? lastAttempt.current!.key : crypto.randomUUID();
      lastAttempt.current = { content, key };
      const { threadId } = await accessApi.createThread(request, { idempotencyKey: key });
      lastAttempt.current = undefined;
      router.push(threadPath(threadId));
    },
    [router],
  );
  return useAction(perform);
}
