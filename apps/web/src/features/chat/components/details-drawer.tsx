'use client';

import { Button } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { SideDrawer } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import type { DetailsPanelProps } from './details-panel.tsx';
import { TopicForm } from './topic-form.tsx';
import styles from './details-drawer.module.css';

/** The name of a conversation and its people. */
export function DetailsDrawer({ open, thread, onClose, onSearch, children }: DetailsPanelProps) {
  const t = useTranslations('chat');
  const tSearch = useTranslations('chatSearch');
  const { canOrganise } = useChatSession();
  return (
    <SideDrawer open={open} title={t('details')} closeLabel={t('closeDetails')} onClose={onClose}>
      <Button
        className={styles['search'] ?? ''}
        appearance="subtle"
        icon={<SearchRegular />}
        onClick={onSearch}
      >
        {tSearch('open')}
      </Button>
      {thread.standing === 'member' && canOrganise ? <TopicForm thread={thread} /> : null}
      {children}
    </SideDrawer>
  );
}
