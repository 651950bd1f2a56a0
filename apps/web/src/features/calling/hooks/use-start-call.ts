'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCallingSession, useCallingState } from '../../../lib/calling/calling-context.tsx';
import { currentCallPath, groupCallPath } from '../../../lib/calling/call-paths.ts';
import { useChatSession, useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { findPartner } from '../../../lib/chat/thread-title.ts';
import { useMe } from './use-me.ts';

/** Calls the other person of a conversation, or opens a group call and tells a larger one its link. Guests are called, they do not call. */
export function useStartCall(threadId: string) {
  const router = useRouter();
  const session = useCallingSession();
  const t = useTranslations('calling');
  const { session: chat, canOrganise } = useChatSession();
  const me = useMe();
  const thread = useChatState((state) => state.threads[threadId]);
  const isInCall = useCallingState((state) => state.call !== undefined) ?? false;
  const others = Object.keys(thread?.participants ?? {}).filter((id) => id !== me.id).length;
  const isPossible =
    session !== undefined && canOrganise && thread?.standing === 'member' && others > 0 && !isInCall;

  const start = ({ withCamera }: { withCamera: boolean }) => {
    if (!session || !thread) return;
    const partner = findPartner(thread, me.id);
    if (!partner) {
      const path = groupCallPath(crypto.randomUUID(), { threadId, video: withCamera });
      chat?.send(threadId, { content: t('groupCallLink', { link: `${location.origin}${path}` }) });
      router.push(path);
      return;
    }
    const target = { kind: 'people', userIds: [partner.userId] } as const;
    void session.place(target, { isMuted: false, withCamera }, threadId);
    router.push(currentCallPath);
  };
  return { start, isPossible };
}
