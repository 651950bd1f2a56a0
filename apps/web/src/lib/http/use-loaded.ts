'use client';

import { useCallback, useEffect, useState } from 'react';

export type Loaded<Value> =
  | { readonly status: 'loading'; readonly value: Value | undefined; readonly error: undefined }
  | { readonly status: 'ready'; readonly value: Value; readonly error: undefined }
  | { readonly status: 'failed'; readonly value: Value | undefined; readonly error: unknown };

/**
 * Loads something and loads it again when `load` changes (keep it stable with `useCallback`). An answer that comes after a
 * newer request is dropped; while the next one is on its way the last value stays.
 */
export function useLoaded<Value>(load: (signal: AbortSignal) => Promise<Value>) {
  const [loaded, setLoaded] = useState<Loaded<Value>>({
    status: 'loading',
    value: undefined,
    error: undefined,
  });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    setLoaded((last) => ({ status: 'loading', value: last.value, error: undefined }));
    load(controller.signal).then(
      (value) => {
        if (!controller.signal.aborted) setLoaded({ status: 'ready', value, error: undefined });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setLoaded((last) => ({ status: 'failed', value: last.value, error }));
      },
    );
    return () => controller.abort();
  }, [load, round]);

  const reload = useCallback(() => setRound((count) => count + 1), []);
  const change = useCallback((update: (value: Value) => Value) => {
    setLoaded((last) => (last.value === undefined ? last : { ...last, value: update(last.value) }));
  }, []);
  return { ...loaded, reload, change };
}
