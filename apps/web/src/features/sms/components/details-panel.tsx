'use client';

import type { SmsConversation } from '@switchboard/access-api';
import { lazy } from 'react';
import { OnceOpened } from '../../../lib/ui-root/once-opened.tsx';

const DetailsDrawer = lazy(async () => ({ default: (await import('./details-drawer.tsx')).DetailsDrawer }));

export interface DetailsPanelProps {
  open: boolean;
  conversation: SmsConversation;
  onClose: () => void;
}

/** The panel with everything about a contact, loaded when it is first opened. */
export function DetailsPanel(props: DetailsPanelProps) {
  return (
    <OnceOpened open={props.open}>
      <DetailsDrawer {...props} />
    </OnceOpened>
  );
}
