'use client';

import type { DirectoryEntry } from '@switchboard/access-api';
import { useCallback, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useDebounced } from '../../../lib/http/use-debounced.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';

/** People of the directory whose name contains what is typed. */
export function useDirectorySearch(text: string) {
  const search = useDebounced(text.trim());
  const load = useCallback(
    (signal: AbortSignal) => accessApi.searchUsers({ search, limit: 30 }, { signal }),
    [search],
  );
  return useLoaded(load);
}

/** The people picked so far, in the order in which they were. */
export function usePicked() {
  const [picked, setPicked] = useState<readonly DirectoryEntry[]>([]);
  const toggle = useCallback((person: DirectoryEntry) => {
    setPicked((people) =>
      people.some(({ id }) => id === person.id)
        ? people.filter(({ id }) => id !== person.id)
        : [...people, person],
    );
  }, []);
  return { picked, toggle };
}
