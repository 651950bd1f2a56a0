'use client';

import type { CallState } from '@switchboard/calling-core';
import { useFormatter, useTranslations } from 'next-intl';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { titleOf } from '../../../lib/chat/thread-title.ts';
import { useMe } from './use-me.ts';
import { useNameOf } from './use-name-of.ts';

type Titled = Pick<CallState, 'threadId' | 'participants'> & Partial<Pick<CallState, 'target'>>;

/** What a call is called: as its conversation, or by whom it is with. */
export function useCallTitle(call: Titled | undefined): string {
  const t = useTranslations('calling');
  const format = useFormatter();
  const me = useMe();
  const threadId = call?.threadId;
  const nameOf = useNameOf({ threadId });
  const thread = useChatState((state) => (threadId === undefined ? undefined : state.threads[threadId]));
  if (thread) return titleOf(thread, me.name);
  // Whoever is called is known before they are in the call, and does not change while some answer and others do not.
  if (call?.target?.kind === 'people')
    return format.list(call.target.userIds.map((id) => nameOf(findIn(call, id))));
  const [only, ...others] = call?.participants ?? [];
  return only && others.length === 0 ? nameOf(only) : t('groupCall');
}

const findIn = ({ participants }: Titled, id: string) =>
  participants.find((participant) => participant.id === id) ?? { id, displayName: undefined };
