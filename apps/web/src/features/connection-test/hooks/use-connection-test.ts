'use client';

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useLiveConnection } from '../../../lib/live/live-context.tsx';
import { browserProbes } from '../probes/browser-probes.ts';
import { ConnectionTest } from '../state/connection-test.ts';

/** One test for as long as the page is open. */
export function useConnectionTest() {
  const live = useLiveConnection();
  const isLiveConnected = useEffectEvent(() => live.status === 'connected');
  const [test, setTest] = useState<ConnectionTest>();
  useEffect(() => {
    const made = new ConnectionTest(browserProbes, () => isLiveConnected());
    setTest(made);
    return () => made.stop();
  }, []);
  const state = useSyncExternalStore(
    test?.subscribe ?? noSubscription,
    () => test?.getState(),
    () => undefined,
  );
  return test && state ? { test, state } : undefined;
}

const noSubscription = () => () => {};
