'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Runs `task` for what is due once the page is looked at, and again when something else is due.
 * @param due names what there is to look at; empty when there is nothing
 */
export function useWhenLookedAt(due: string, task: () => void): void {
  const run = useEffectEvent(task);
  useEffect(() => {
    if (due === '') return;
    const check = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', check);
      run();
    };
    document.addEventListener('visibilitychange', check);
    check();
    return () => document.removeEventListener('visibilitychange', check);
  }, [due]);
}
