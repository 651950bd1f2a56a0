'use client';

import type { SystemMessage } from '@switchboard/chat-core';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';

export interface SystemTextContext {
  myId: string;
  /** Names known from elsewhere, for initiators that the message does not name. */
  nameOf: (userId: string) => string | undefined;
}

/** Sentences for what happened to a conversation. */
export function useSystemText() {
  const t = useTranslations('system');
  const format = useFormatter();
  return useCallback(
    ({ event, initiatorId }: SystemMessage, { myId, nameOf }: SystemTextContext): string => {
      const actor = (initiatorId && nameOf(initiatorId)) || t('somebody');
      const isMine = initiatorId === myId;
      if (event.type === 'topicUpdated') {
        return isMine ? t('topicByMe', { topic: event.topic }) : t('topic', { actor, topic: event.topic });
      }
      const onlyOne = event.participants.length === 1 ? event.participants[0]?.userId : undefined;
      const others = event.participants.filter(({ userId }) => userId !== initiatorId);
      const names = format.list(
        (others.length > 0 ? others : event.participants).map(({ userId, displayName }) =>
          userId === myId ? t('you') : (displayName ?? nameOf(userId) ?? t('somebody')),
        ),
      );
      if (event.type === 'participantRemoved') {
        if (onlyOne !== undefined && (initiatorId === undefined || onlyOne === initiatorId)) {
          return onlyOne === myId ? t('leftMe') : t('left', { names });
        }
        return isMine ? t('removedByMe', { names }) : t('removed', { actor, names });
      }
      if (initiatorId === undefined || onlyOne === initiatorId) {
        return onlyOne === myId ? t('joinedMe') : t('joined', { names, count: event.participants.length });
      }
      return isMine ? t('addedByMe', { names }) : t('added', { actor, names });
    },
    [t, format],
  );
}
