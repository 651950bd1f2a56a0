'use client';

import { SearchBox } from '@fluentui/react-components';
import { PaneHeader } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { ThreadList } from './thread-list.tsx';
import styles from './thread-list-pane.module.css';

/** The left pane: what it is, a way to begin a conversation, a filter, the conversations. */
export function ThreadListPane({ action }: { action: ReactNode }) {
  const t = useTranslations('chat');
  const [filter, setFilter] = useState('');
  return (
    <section className={styles['pane']} aria-label={t('conversations')}>
      <PaneHeader title={<h1>{t('title')}</h1>} actions={action} />
      <div className={styles['filter']}>
        <SearchBox
          appearance="filled-darker"
          value={filter}
          placeholder={t('filter')}
          aria-label={t('filter')}
          maxLength={80}
          onChange={(_event, data) => setFilter(data.value)}
        />
      </div>
      <nav aria-label={t('conversations')} className={styles['scroll']}>
        <ThreadList filter={filter} />
      </nav>
    </section>
  );
}
