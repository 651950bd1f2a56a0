'use client';

import { useRef } from 'react';

/** The value, or the last one that there was: what a dialog shows while it closes. */
export function useKept<Value>(value: Value | undefined): Value | undefined {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return kept.current;
}
