'use client';

import { useEffect, useEffectEvent } from 'react';
import { useLiveConnection } from './live-context.tsx';

/** Reads anew what is shown once the live connection is back: updates of the meantime are lost. */
export function useReloadOnReconnect(reload: () => void): void {
  const { connections } = useLiveConnection();
  const onReconnect = useEffectEvent(reload);
  useEffect(() => {
    if (connections > 1) onReconnect();
  }, [connections]);
}
