'use client';

import type { PagePresence, PersonPresence } from '@switchboard/access-api';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useCallingState } from '../calling/calling-context.tsx';
import { useLiveConnection, useLiveEvent, useLiveSay } from '../live/live-context.tsx';
import { createPresenceStore, type PresenceStore } from './presence-store.ts';
import { useIsAway } from './use-is-away.ts';

const PresenceContext = createContext<PresenceStore | undefined>(undefined);

/** Tells how the reader can be reached, and keeps how those whom the page shows can be. */
export function PresenceProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createPresenceStore);
  const say = useLiveSay();
  const { status, connections } = useLiveConnection();
  const isConnected = status === 'connected';
  const own = useOwnPresence();

  useEffect(() => {
    if (isConnected) say('presence:state', own);
  }, [isConnected, connections, say, own]);
  useEffect(() => {
    if (isConnected) return store.connect((ids) => say('presence:watch', ids));
  }, [isConnected, connections, say, store]);
  useLiveEvent('presence:changed', store.apply);
  useLiveEvent('presence:reset', store.askAgain);
  return <PresenceContext value={store}>{children}</PresenceContext>;
}

function useOwnPresence(): PagePresence {
  const isInCall = useCallingState((state) => state.call !== undefined) ?? false;
  const isAway = useIsAway();
  if (isInCall) return 'in-call';
  return isAway ? 'away' : 'available';
}

const noSubscription = () => () => {};

/** How this person can be reached, for as long as they are shown; undefined while it is not known. */
export function usePresence(userId: string | undefined): PersonPresence | undefined {
  const store = use(PresenceContext);
  useEffect(() => (userId === undefined ? undefined : store?.show(userId)), [store, userId]);
  return useSyncExternalStore(
    store?.subscribe ?? noSubscription,
    useCallback(() => (userId === undefined ? undefined : store?.of(userId)), [store, userId]),
    () => undefined,
  );
}
