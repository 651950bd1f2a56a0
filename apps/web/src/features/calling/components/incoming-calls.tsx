'use client';

import { lazy, Suspense } from 'react';
import { useCallingSession, useCallingState } from '../../../lib/calling/calling-context.tsx';

const IncomingCall = lazy(async () => ({ default: (await import('./incoming-call.tsx')).IncomingCall }));
const FloatingCall = lazy(async () => ({
  default: (await import('../picture-in-picture/floating-call.tsx')).FloatingCall,
}));
const OngoingCall = lazy(async () => ({ default: (await import('./ongoing-call.tsx')).OngoingCall }));

/** On every page: the call that rings, and the call that goes on: the way back, and the picture above other windows. Loaded when there is one. */
export function IncomingCalls() {
  const session = useCallingSession();
  const incoming = useCallingState((state) => state.incoming[0]);
  const hasCall = useCallingState((state) => state.call !== undefined) ?? false;
  if (!session || (!incoming && !hasCall)) return null;
  return (
    <Suspense fallback={null}>
      {hasCall ? <OngoingCall session={session} /> : null}
      {hasCall ? <FloatingCall session={session} /> : null}
      {incoming ? <IncomingCall key={incoming.id} session={session} incoming={incoming} /> : null}
    </Suspense>
  );
}
