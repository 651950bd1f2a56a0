'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { useLiveConnection } from './live-context.tsx';

/**
 * Reads anew what is shown whenever the live connection is made, the first time too when the page was there before it:
 * updates of the meantime are lost.
 */
export function useReloadOnReconnect(reload: () => void): void {
  const { connections } = useLiveConnection();
  const seen = useRef(connections);
  const onReconnect = useEffectEvent(reload);
  useEffect(() => {
    if (seen.current === connections) return;
    seen.current = connections;
    onReconnect();
  }, [connections]);
}
