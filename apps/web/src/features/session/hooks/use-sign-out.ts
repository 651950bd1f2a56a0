'use client';

import { useCallback } from 'react';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';

/**
 * Ends the session, forgets drafts and queued messages of this browser, and leaves by a full page load, so that nothing of
 * the person stays in memory.
 */
export function useSignOut() {
  const { session } = useChatSession();
  const perform = useCallback(async () => {
    await accessApi.signOut();
    await session?.forgetStoredData();
    session?.dispose();
    location.assign('/sign-in');
  }, [session]);
  return useAction(perform);
}
