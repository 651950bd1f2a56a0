'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';

/** Takes somebody out of a conversation; whoever takes themselves out goes back to the list. */
export function useRemoveParticipant(threadId: string) {
  const router = useRouter();
  const perform = useCallback(
    async (communicationUserId: string, isMe: boolean) => {
      await accessApi.removeParticipant(threadId, communicationUserId);
      if (isMe) router.push('/chat');
    },
    [threadId, router],
  );
  return useAction(perform);
}
