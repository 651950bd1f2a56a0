'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useSms, useSmsUpdates } from './sms-context.tsx';

/** An open conversation and its state; read anew each time that it is shown, and when news may have been missed. */
export function useConversation(conversationId: string) {
  const { conversations } = useSms();
  const session = useMemo(() => conversations.open(conversationId), [conversations, conversationId]);
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  useEffect(() => void session.read(), [session]);
  useSmsUpdates((update) => {
    if (update.type === 'missed') void session.read();
  });
  return { session, state };
}
