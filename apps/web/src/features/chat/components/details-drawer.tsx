'use client';

import { SideDrawer } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import type { DetailsPanelProps } from './details-panel.tsx';
import { TopicForm } from './topic-form.tsx';

/** The name of a conversation and its people. */
export function DetailsDrawer({ open, thread, onClose, children }: DetailsPanelProps) {
  const t = useTranslations('chat');
  const { canOrganise } = useChatSession();
  return (
    <SideDrawer open={open} title={t('details')} closeLabel={t('closeDetails')} onClose={onClose}>
      {thread.standing === 'member' && canOrganise ? <TopicForm thread={thread} /> : null}
      {children}
    </SideDrawer>
  );
}
