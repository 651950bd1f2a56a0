'use client';

import { useEffect, useState } from 'react';

/** What the promise gave for the current input; `undefined` until then and when it fails. */
export function useResolved<Input, Value>(
  input: Input | undefined,
  resolve: (input: Input) => Promise<Value>,
) {
  const [resolved, setResolved] = useState<{ input: Input; value: Value }>();
  useEffect(() => {
    if (input === undefined) return;
    let isCurrent = true;
    resolve(input).then(
      (value) => {
        if (isCurrent) setResolved({ input, value });
      },
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [input, resolve]);
  return input !== undefined && resolved?.input === input ? resolved.value : undefined;
}
