'use client';

import { Button, SearchBox, Spinner } from '@fluentui/react-components';
import type { AuditLogEntry } from '@switchboard/access-api';
import { classNames, ProblemNotice } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useDebounced } from '../../../lib/http/use-debounced.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { usePages } from '../../../lib/http/use-pages.ts';
import styles from '../../../lib/ui-root/data-table.module.css';

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
    const { title, reference } = errorText(log.error);
    return (
      <ProblemNotice title={title} reference={reference} retryLabel={tErrors('retry')} onRetry={log.reload} />
    );
  }
  return (
    <>
      <div className={styles['filter']}>
        <SearchBox
          value={text}
          maxLength={80}
          placeholder={t('filterAction')}
          aria-label={t('filterAction')}
          onChange={(_event, data) => setText(data.value)}
        />
        <Button onClick={log.reload}>{t('refresh')}</Button>
      </div>
      {log.items ? <EntryTable entries={log.items} /> : <Spinner label={t('loading')} />}
      {log.items?.length === 0 ? <p className={styles['nothing']}>{t('noEntries')}</p> : null}
      {log.hasMore ? (
        <Button disabledFocusable={log.isLoadingMore} onClick={() => void log.loadMore()}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function EntryTable({ entries }: { entries: readonly AuditLogEntry[] }) {
  const t = useTranslations('admin');
  const format = useFormatter();
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{t('auditLog')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('action')}</th>
          <th scope="col">{t('actor')}</th>
          <th scope="col">{t('subject')}</th>
          <th scope="col">{t('correlationId')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-label={t('when')}>
              <time dateTime={entry.at}>
                {format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'medium' })}
              </time>
            </td>
            <td data-label={t('action')} className={classNames(styles['mono'], styles['nowrap'])}>
              {entry.action}
            </td>
            <td data-label={t('actor')}>
              <bdi>{entry.actor?.displayName ?? t('system')}</bdi>
            </td>
            <td data-label={t('subject')} className={styles['mono']}>
              {entry.subject ?? '–'}
            </td>
            <td data-label={t('correlationId')} className={styles['mono']}>
              {entry.correlationId ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
