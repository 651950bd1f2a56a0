'use client';

import { useEffect, useState } from 'react';

/** Follows `value` once it has lasted for `delayMs`; going back to `undefined` counts at once. */
export function useDelayed<Value>(value: Value | undefined, delayMs: number): Value | undefined {
  const [lasting, setLasting] = useState<Value>();
  useEffect(() => {
    if (value === undefined) return setLasting(undefined);
    const timer = setTimeout(() => setLasting(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return value === undefined ? undefined : lasting;
}
