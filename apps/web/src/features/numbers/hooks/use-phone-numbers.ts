'use client';

import type { AssignNumberRequest, NumberOrder } from '@switchboard/access-api';
import { useCallback, useEffect, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { useReloadOnReconnect } from '../../../lib/live/use-reload-on-reconnect.ts';

/** How often the list is read while a number is being released, should no update arrive. */
const releasePollMs = 4000;

/** The numbers that the caller sees, and what administrators do with them. */
export function usePhoneNumbers() {
  const numbers = useLoaded(useCallback((signal: AbortSignal) => accessApi.listPhoneNumbers({ signal }), []));
  const { change, reload, value } = numbers;
  useLiveEvent('phone-numbers:changed', reload);
  useReloadOnReconnect(reload);
  const [releases, setReleases] = useState<readonly NumberOrder[]>([]);

  const isReleasing = value?.some(({ releasing }) => releasing) ?? false;
  useEffect(() => {
    if (!isReleasing) return;
    const timer = setInterval(reload, releasePollMs);
    return () => clearInterval(timer);
  }, [isReleasing, reload]);

  const assign = useAction(
    useCallback(
      async (phoneNumber: string, assignee: AssignNumberRequest['assignee']) => {
        const assigned = await accessApi.assignNumber(phoneNumber, { assignee });
        change((items) => items.map((item) => (item.phoneNumber === phoneNumber ? assigned : item)));
      },
      [change],
    ),
  );
  const release = useAction(
    useCallback(
      async (phoneNumber: string) => {
        const order = await accessApi.releaseNumber(phoneNumber);
        setReleases((orders) => [...orders.filter(({ id }) => id !== order.id), order]);
        change((items) =>
          items.map((item) => (item.phoneNumber === phoneNumber ? { ...item, releasing: true } : item)),
        );
      },
      [change],
    ),
  );
  const forgetRelease = useCallback(
    (id: string) => setReleases((orders) => orders.filter((order) => order.id !== id)),
    [],
  );
  return { numbers, assign, release, releases, forgetRelease };
}
