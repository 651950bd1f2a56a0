'use client';

import type { CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { titleOf } from '../../../lib/chat/thread-title.ts';
import { useMe } from './use-me.ts';

/** What a call is called: as its conversation, or by whom it is with. */
export function useCallTitle(call: Pick<CallState, 'threadId' | 'participants'> | undefined): string {
  const t = useTranslations('calling');
  const me = useMe();
  const thread = useChatState((state) =>
    call?.threadId === undefined ? undefined : state.threads[call.threadId],
  );
  if (thread) return titleOf(thread, me.name);
  const [only, ...others] = call?.participants ?? [];
  return only && others.length === 0 ? only.displayName || t('somebody') : t('groupCall');
}
