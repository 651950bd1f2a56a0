'use client';

import type { CallingSession, CallingState } from '@switchboard/calling-core';
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { openCallingSession } from './open-calling-session.ts';
import { whenIdle } from './when-idle.ts';

const CallingContext = createContext<CallingSession | undefined>(undefined);

/**
 * Keeps one calling session for as long as somebody is signed in, so that calls come in on every page and go on when the page
 * changes. It is loaded once the page is drawn and has nothing better to do, also in a tab that nobody looked at so far: it rings.
 */
export function CallingProvider({ displayName, children }: { displayName: string; children: ReactNode }) {
  const [session, setSession] = useState<CallingSession>();

  useEffect(() => {
    let opened: CallingSession | undefined;
    let isGone = false;
    const cancel = whenIdle(() => {
      openCallingSession(displayName).then(
        (ready) => {
          if (isGone) return ready.dispose();
          opened = ready;
          setSession(ready);
          ready.connect();
        },
        // The chunk could not be loaded: the next page view tries again.
        () => undefined,
      );
    });
    return () => {
      isGone = true;
      cancel();
      opened?.dispose();
      setSession(undefined);
    };
  }, [displayName]);

  return <CallingContext value={session}>{children}</CallingContext>;
}

/** Undefined until the calling client is loaded. */
export function useCallingSession(): CallingSession | undefined {
  return use(CallingContext);
}

const noSubscription = () => () => {};

/** A part of the calling state, undefined while the client loads. `select` has to return the same reference for the same state. */
export function useCallingState<Part>(select: (state: CallingState) => Part): Part | undefined {
  const session = useCallingSession();
  const read = () => (session ? select(session.getState()) : undefined);
  return useSyncExternalStore(session?.subscribe ?? noSubscription, read, () => undefined);
}
