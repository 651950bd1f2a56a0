'use client';

import { useEffect, useRef } from 'react';
import { useLoaded } from '../../../lib/http/use-loaded.ts';

/** Most works end within a second; those that do not are asked for less and less often. */
const delaysMs = [500, 1000, 1500, 2500, 4000];

/**
 * Reads a piece of work until it is no longer under way, through failures of the connection too. Keep `load` stable.
 */
export function useFollowed<Work>(
  load: (signal: AbortSignal) => Promise<Work>,
  isUnderWay: (work: Work) => boolean,
) {
  const loaded = useLoaded(load);
  const { status, value, reload } = loaded;
  const rounds = useRef(0);
  const isWaiting = status !== 'loading' && value !== undefined && isUnderWay(value);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(reload, delaysMs[Math.min(rounds.current++, delaysMs.length - 1)]);
    return () => clearTimeout(timer);
  }, [isWaiting, reload]);
  return loaded;
}
