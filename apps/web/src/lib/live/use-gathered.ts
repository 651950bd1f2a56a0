'use client';

import { useCallback, useEffect, useRef } from 'react';

/** Wishes that come together are one: runs `task` once, a moment after the first of them. */
export function useGathered(task: () => void, gatherMs = 150): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const run = useRef(task);
  useEffect(() => {
    run.current = task;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      run.current();
    }, gatherMs);
  }, [gatherMs]);
}
