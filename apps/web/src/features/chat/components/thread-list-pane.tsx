'use client';

import { ListPane } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { ThreadList } from './thread-list.tsx';

/** The left pane: a way to begin a conversation, a filter, the conversations. */
export function ThreadListPane({ action }: { action: ReactNode }) {
  const t = useTranslations('chat');
  const [filter, setFilter] = useState('');
  return (
    <ListPane
      title={t('title')}
      label={t('conversations')}
      actions={action}
      search={filter}
      searchLabel={t('filter')}
      onSearch={setFilter}
    >
      <ThreadList filter={filter} />
    </ListPane>
  );
}
