'use client';

import {
  compareMessageIds,
  mentionsPerson,
  previewText,
  type ChatState,
  type TextMessage,
  type ThreadState,
} from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { threadPath, titleOf } from '../../../lib/chat/thread-title.ts';
import { announceArrival } from '../../../lib/notifications/announce-arrival.ts';

/** Tells about messages that arrive while the reader is elsewhere, in the ways that they switched on. */
export function useArrivals(): void {
  const { session } = useChatSession();
  const t = useTranslations('chat');
  const tMentions = useTranslations('mentions');
  const router = useRouter();
  useEffect(() => {
    if (!session) return;
    let known = session.getState();
    return session.subscribe(() => {
      const state = session.getState();
      for (const { thread, message } of arrivalsBetween(known, state)) {
        const title = titleOf(thread, state.me.displayName);
        const name = message.senderDisplayName ?? t('somebody');
        const text = previewText(message);
        const body = mentionsPerson(message, state.me.userId)
          ? tMentions('announce', { name, text })
          : name === title
            ? text
            : t('previewOther', { name, text });
        announceArrival({ title, body, tag: thread.id, onOpen: () => router.push(threadPath(thread.id)) });
      }
      known = state;
    });
  }, [session, t, tMentions, router]);
}

/** The newest messages of others that one state has and the state before it had not, in threads that both know. */
function arrivalsBetween(
  before: ChatState,
  after: ChatState,
): { thread: ThreadState; message: TextMessage }[] {
  if (before.threads === after.threads) return [];
  return Object.values(after.threads).flatMap((thread) => {
    const old = before.threads[thread.id];
    const message = thread.lastMessage;
    if (!old || old === thread || old.summaryStatus !== 'ready' || !message) return [];
    if (message.kind === 'system' || message.isMine) return [];
    const isNew = old.lastMessage === undefined || compareMessageIds(message.id, old.lastMessage.id) > 0;
    return isNew ? [{ thread, message }] : [];
  });
}
