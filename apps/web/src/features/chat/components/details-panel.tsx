'use client';

import type { ThreadState } from '@switchboard/chat-core';
import { lazy, Suspense, type ReactNode } from 'react';

const DetailsDrawer = lazy(async () => ({ default: (await import('./details-drawer.tsx')).DetailsDrawer }));

export interface DetailsPanelProps {
  thread: ThreadState;
  onClose: () => void;
  children: ReactNode;
}

/** The panel with everything about a conversation, loaded when it is first opened. */
export function DetailsPanel(props: DetailsPanelProps) {
  return (
    <Suspense fallback={null}>
      <DetailsDrawer {...props} />
    </Suspense>
  );
}
