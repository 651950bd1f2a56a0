'use client';

import type { ThreadState } from '@switchboard/chat-core';
import { lazy, type ReactNode } from 'react';
import { OnceOpened } from '../../../lib/ui-root/once-opened.tsx';

const DetailsDrawer = lazy(async () => ({ default: (await import('./details-drawer.tsx')).DetailsDrawer }));

export interface DetailsPanelProps {
  open: boolean;
  thread: ThreadState;
  onClose: () => void;
  /** Where there is no room for it in the bar, the search is opened from here. */
  onSearch: () => void;
  children: ReactNode;
}

/** The panel with everything about a conversation, loaded when it is first opened. */
export function DetailsPanel(props: DetailsPanelProps) {
  return (
    <OnceOpened open={props.open}>
      <DetailsDrawer {...props} />
    </OnceOpened>
  );
}
