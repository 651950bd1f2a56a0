'use client';

import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { useFollowed } from './use-followed.ts';

const isRunning = ({ status }: { status: string }) => status === 'running';

/** A search for numbers, followed until it has ended. */
export function useNumberSearch(id: string) {
  const search = useFollowed(
    useCallback((signal: AbortSignal) => accessApi.getNumberSearch(id, { signal }), [id]),
    isRunning,
  );
  useLiveEvent('phone-numbers:search', (update) => update.id === id && search.change(() => update));
  return search;
}

/** A purchase or a release, followed until it has ended. */
export function useNumberOrder(id: string) {
  const order = useFollowed(
    useCallback((signal: AbortSignal) => accessApi.getNumberOrder(id, { signal }), [id]),
    isRunning,
  );
  useLiveEvent('phone-numbers:order', (update) => update.id === id && order.change(() => update));
  return order;
}
