'use client';

import { useCallback, useEffect } from 'react';
import { accessApi } from '../http/access-api.ts';
import { useLoaded } from '../http/use-loaded.ts';
import { useLiveConnection, useLiveEvent } from '../live/live-context.tsx';
import { useGathered } from '../live/use-gathered.ts';

/** How many SMS conversations have unread messages; 0 until that is known. */
export function useSmsUnread(): number {
  const unread = useLoaded(useCallback((signal: AbortSignal) => accessApi.getSmsUnread({ signal }), []));
  const { reload } = unread;
  const readSoon = useGathered(reload);

  useLiveEvent('sms:message', ({ message }) => {
    if (message.direction === 'inbound') readSoon();
  });
  useLiveEvent('sms:conversation', readSoon);
  useLiveEvent('phone-numbers:changed', readSoon);
  const { connections } = useLiveConnection();
  useEffect(() => {
    if (connections > 0) readSoon();
  }, [connections, readSoon]);
  return unread.value?.conversationCount ?? 0;
}
