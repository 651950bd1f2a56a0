'use client';

import { useCallback, useRef, useState } from 'react';

/** A command that a person gave: busy while it runs, never twice at once, its failure kept until the next attempt. */
export function useAction<Input extends unknown[]>(perform: (...input: Input) => Promise<void>) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef(false);

  const run = useCallback(
    async (...input: Input): Promise<boolean> => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setError(undefined);
      try {
        await perform(...input);
        return true;
      } catch (cause) {
        setError(cause);
        return false;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [perform],
  );
  const forgetError = useCallback(() => setError(undefined), []);
  return { run, isBusy, error, forgetError };
}
