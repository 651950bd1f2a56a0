'use client';

import { Button, Spinner } from '@fluentui/react-components';
import type { MessageSearch } from '@switchboard/chat-core';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useChatErrorText } from '../hooks/use-chat-error-text.ts';
import styles from './search-bar.module.css';

export interface SearchProgressProps {
  search: MessageSearch;
  /** Which of the matches is shown, as a sentence. */
  position: string | undefined;
  hasJumpFailed: boolean;
  onStop: () => void;
  onContinue: () => void;
}

/** How far a search has come, what it found, and the way on. */
export function SearchProgress({ search, position, hasJumpFailed, onStop, onContinue }: SearchProgressProps) {
  const t = useTranslations('chatSearch');
  const tErrors = useTranslations('errors');
  const errorText = useChatErrorText();
  const format = useFormatter();
  const { status, hits, readCount, readBackTo, error, words } = search;
  const paused =
    readBackTo === undefined
      ? t('pausedAtStart')
      : t('paused', { date: format.dateTime(readBackTo, { dateStyle: 'medium' }) });
  const lines: Record<'reading' | 'paused' | 'complete' | 'failed', ReactNode> = {
    reading: (
      <>
        <Spinner size="extra-tiny" />
        <span>{t('reading', { count: readCount })}</span>
        <Button size="small" onClick={onStop}>
          {t('stop')}
        </Button>
      </>
    ),
    paused: (
      <>
        <span>
          {hits.length === 0 ? `${t('nothingSoFar')} ` : ''}
          {paused}
        </span>
        <Button size="small" onClick={onContinue}>
          {t('further')}
        </Button>
      </>
    ),
    complete: (
      <span>
        {hits.length === 0 ? t('nothing', { words: words.trim() }) : t('complete', { count: readCount })}
      </span>
    ),
    failed: (
      <>
        <span role="alert">{error ? errorText(error).title : t('pausedAtStart')}</span>
        <Button size="small" onClick={onContinue}>
          {tErrors('retry')}
        </Button>
      </>
    ),
  };
  const found = hits.length > 0 ? t('found', { count: hits.length }) : t('nothingSoFar');
  return (
    <div className={styles['progress']}>
      {status === 'idle' ? null : lines[status]}
      {hasJumpFailed ? <span role="alert">{t('notShown')}</span> : null}
      <span role="status" className="visually-hidden">
        {position ?? (status === 'reading' || status === 'failed' ? '' : found)}
      </span>
    </div>
  );
}
