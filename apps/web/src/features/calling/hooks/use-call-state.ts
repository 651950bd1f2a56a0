'use client';

import type { CallingSession, CallingState } from '@switchboard/calling-core';
import { useSyncExternalStore } from 'react';

/** The whole calling state of a session that is there. */
export function useCallState(session: CallingSession): CallingState {
  return useSyncExternalStore(session.subscribe, session.getState, session.getState);
}
