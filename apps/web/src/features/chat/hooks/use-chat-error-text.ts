'use client';

import type { ChatError } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

const textKeys = {
  'chat/offline': 'offline',
  'chat/timeout': 'timeout',
  'chat/signed-out': 'signedOut',
  'chat/forbidden': 'forbidden',
  'chat/not-found': 'notFound',
  'chat/message-not-found': 'messageNotFound',
  'chat/message-too-long': 'messageTooLong',
  'chat/rejected': 'rejected',
  'chat/throttled': 'throttled',
  'chat/service-unavailable': 'serviceUnavailable',
  'chat/not-loaded': 'notLoaded',
  'chat/unexpected': 'unexpected',
} as const satisfies Record<ChatError['code'], string>;

/** What a failure of the chat client means to the person who sees it. */
export function useChatErrorText(): (error: ChatError) => { title: string; reference: string | undefined } {
  const t = useTranslations('chatErrors');
  const tErrors = useTranslations('errors');
  return useCallback(
    (error) => ({
      title: t(textKeys[error.code]),
      reference: error.correlationId ? tErrors('reference', { id: error.correlationId }) : undefined,
    }),
    [t, tErrors],
  );
}
