'use client';

import { SplitPanes } from '@switchboard/ui';
import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { SmsProvider, type SmsUser } from '../hooks/sms-context.tsx';
import { ConversationListPane } from './conversation-list-pane.tsx';

/** The SMS conversations and the open one. */
export function SmsLayout({ user, children }: { user: SmsUser; children: ReactNode }) {
  const isOpen = useParams<{ conversationId?: string }>().conversationId !== undefined;
  return (
    <SmsProvider user={user}>
      <SplitPanes list={<ConversationListPane />} isOpen={isOpen}>
        {children}
      </SplitPanes>
    </SmsProvider>
  );
}
