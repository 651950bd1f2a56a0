'use client';

import type { SmsConversation } from '@switchboard/access-api';
import { useKept } from '@switchboard/ui';
import { lazy, Suspense } from 'react';

const DetailsDrawer = lazy(async () => ({ default: (await import('./details-drawer.tsx')).DetailsDrawer }));

export interface DetailsPanelProps {
  open: boolean;
  conversation: SmsConversation;
  onClose: () => void;
}

/** The panel with everything about a contact, loaded when it is first opened. */
export function DetailsPanel(props: DetailsPanelProps) {
  const wasOpened = useKept(props.open || undefined);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <DetailsDrawer {...props} />
    </Suspense>
  );
}
