'use client';

import type { CallState, ParticipantState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { knownNames } from '../../../lib/calling/known-names.ts';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';

/** Names people as they call themselves; who still rings by the name that the conversation or the directory knows. */
export function useNameOf({ threadId }: Pick<CallState, 'threadId'>) {
  const t = useTranslations('calling');
  const known = useChatState((state) =>
    threadId === undefined ? undefined : state.threads[threadId]?.participants,
  );
  return useCallback(
    ({ id, displayName }: Pick<ParticipantState, 'id' | 'displayName'>): string =>
      displayName || known?.[id]?.displayName || knownNames.find(id) || t('somebody'),
    [known, t],
  );
}
