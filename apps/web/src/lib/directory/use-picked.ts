'use client';

import type { DirectoryEntry } from '@switchboard/access-api';
import { useCallback, useState } from 'react';

/** The people picked so far, in the order in which they were. */
export function usePicked(initial: readonly DirectoryEntry[] = []) {
  const [picked, setPicked] = useState(initial);
  const toggle = useCallback((person: DirectoryEntry) => {
    setPicked((people) =>
      people.some(({ id }) => id === person.id)
        ? people.filter(({ id }) => id !== person.id)
        : [...people, person],
    );
  }, []);
  return { picked, toggle };
}
