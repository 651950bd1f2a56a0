'use client';

import type { InboxEvent, InboxEventPage, InboxEventState } from '@switchboard/access-api';
import { useCallback, useEffect } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { usePages } from '../../../lib/http/use-pages.ts';

const pageSize = 50;
const refreshMs = 4000;

/** The events of the webhook's inbox, kept up to date while they are looked at, and the second chance for those set aside. */
export function useInboxEvents(state: InboxEventState | undefined) {
  const events = usePages<InboxEvent, InboxEventPage>(
    useCallback(
      (cursor, signal) =>
        accessApi.listInboxEvents(
          { limit: pageSize, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) },
          { signal },
        ),
      [state],
    ),
  );
  const { reload, items } = events;
  // Whoever has gone on to older events is left there.
  const isAtBeginning = (items?.length ?? 0) <= pageSize;
  useEffect(() => {
    if (!isAtBeginning) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), refreshMs);
    return () => clearInterval(timer);
  }, [isAtBeginning, reload]);

  const replay = useAction(
    useCallback(
      async (ids?: string[]) => {
        await accessApi.replayInboxEvents(ids ? { ids } : {});
        reload();
      },
      [reload],
    ),
  );
  return { events, replay };
}
