'use client';

import { Button, Spinner } from '@fluentui/react-components';
import type { AuditLogEntry } from '@switchboard/access-api';
import { classNames, ProblemNotice, SearchField } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useDebounced } from '../../../lib/http/use-debounced.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { usePages } from '../../../lib/http/use-pages.ts';
import styles from '../../../lib/ui-root/data-table.module.css';
import { DataTable } from '../../../lib/ui-root/data-table.tsx';
import { MoreButton } from '../../../lib/ui-root/more-button.tsx';

/** Who did what and when, newest first. */
export function AuditLog() {
  const t = useTranslations('admin');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const action = useDebounced(text.trim());
  const log = usePages<AuditLogEntry>(
    useCallback(
      (cursor, signal) =>
        accessApi.listAuditLog(
          { limit: 50, ...(action ? { action } : {}), ...(cursor ? { cursor } : {}) },
          { signal },
        ),
      [action],
    ),
  );
  if (log.status === 'failed') {
    return <ProblemNotice {...errorText(log.error)} retryLabel={tErrors('retry')} onRetry={log.reload} />;
  }
  return (
    <>
      <div className={styles['filter']}>
        <SearchField label={t('filterAction')} value={text} onChange={setText} />
        <Button onClick={log.reload}>{t('refresh')}</Button>
      </div>
      {log.items ? <EntryTable entries={log.items} /> : <Spinner label={t('loading')} />}
      {log.items?.length === 0 ? <p className={styles['nothing']}>{t('noEntries')}</p> : null}
      <MoreButton label={t('more')} pages={log} />
    </>
  );
}

function EntryTable({ entries }: { entries: readonly AuditLogEntry[] }) {
  const t = useTranslations('admin');
  const format = useFormatter();
  return (
    <DataTable
      caption={t('auditLog')}
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('when'),
          cell: ({ at }) => (
            <time dateTime={at}>
              {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })}
            </time>
          ),
        },
        {
          label: t('action'),
          className: classNames(styles['mono'], styles['nowrap']),
          cell: ({ action }) => action,
        },
        { label: t('actor'), cell: ({ actor }) => <bdi>{actor?.displayName ?? t('system')}</bdi> },
        { label: t('subject'), className: styles['mono'], cell: ({ subject }) => subject ?? '–' },
        {
          label: t('correlationId'),
          className: styles['mono'],
          cell: ({ correlationId }) => correlationId ?? '–',
        },
      ]}
    />
  );
}
