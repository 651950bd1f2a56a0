'use client';

import type { DirectoryEntry } from '@switchboard/access-api';
import { useCallback } from 'react';
import { accessApi } from '../http/access-api.ts';
import { useDebounced } from '../http/use-debounced.ts';
import { useLoaded } from '../http/use-loaded.ts';

/** People of the directory whose name contains what is typed; the caller only when `me` is given, then first. */
export function useDirectorySearch(text: string, me?: DirectoryEntry) {
  const search = useDebounced(text.trim());
  const load = useCallback(
    async (signal: AbortSignal) => {
      const page = await accessApi.searchUsers({ search, limit: 30 }, { signal });
      const isMeant = me?.displayName.toLowerCase().includes(search.toLowerCase());
      return me && isMeant ? { ...page, items: [me, ...page.items] } : page;
    },
    [search, me],
  );
  return useLoaded(load);
}
