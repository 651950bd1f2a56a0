'use client';

import type { ThreadState } from '@switchboard/chat-core';
import { useKept } from '@switchboard/ui';
import { lazy, Suspense, type ReactNode } from 'react';

const DetailsDrawer = lazy(async () => ({ default: (await import('./details-drawer.tsx')).DetailsDrawer }));

export interface DetailsPanelProps {
  open: boolean;
  thread: ThreadState;
  onClose: () => void;
  children: ReactNode;
}

/** The panel with everything about a conversation, loaded when it is first opened. */
export function DetailsPanel(props: DetailsPanelProps) {
  const wasOpened = useKept(props.open || undefined);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <DetailsDrawer {...props} />
    </Suspense>
  );
}
