'use client';

import { useCallback, useEffect, useRef } from 'react';
import { accessApi } from '../http/access-api.ts';
import { useLoaded } from '../http/use-loaded.ts';
import { useLiveConnection, useLiveEvent } from '../live/live-context.tsx';

/** News that come together are answered by one request. */
const gatherMs = 150;

/** How many SMS conversations have unread messages; 0 until that is known. */
export function useSmsUnread(): number {
  const unread = useLoaded(useCallback((signal: AbortSignal) => accessApi.getSmsUnread({ signal }), []));
  const { reload } = unread;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const readSoon = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      reload();
    }, gatherMs);
  }, [reload]);
  useEffect(() => () => clearTimeout(timer.current), []);

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
