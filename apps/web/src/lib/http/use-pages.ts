'use client';

import { useCallback } from 'react';
import { useAction } from './use-action.ts';
import { useLoaded } from './use-loaded.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A list that comes in pages; further ones are added at the end. Keep `fetchPage` stable. */
export function usePages<Item, Fetched extends Page<Item> = Page<Item>>(
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Fetched>,
) {
  const first = useLoaded(useCallback((signal: AbortSignal) => fetchPage(undefined, signal), [fetchPage]));
  const { change: changePage, reload } = first;
  const cursor = first.value?.nextCursor;
  const more = useAction(
    useCallback(async () => {
      if (!cursor) return;
      const next = await fetchPage(cursor, new AbortController().signal);
      changePage((page) => ({ ...next, items: [...page.items, ...next.items] }));
    }, [cursor, fetchPage, changePage]),
  );
  const change = useCallback(
    (update: (items: readonly Item[]) => readonly Item[]) =>
      changePage((page) => ({ ...page, items: update(page.items) })),
    [changePage],
  );
  return {
    /** What came with the items; of the newest page. */
    page: first.value,
    items: first.value?.items,
    status: first.status,
    error: first.error ?? more.error,
    hasMore: Boolean(cursor),
    isLoadingMore: more.isBusy,
    loadMore: more.run,
    reload,
    change,
  };
}
