'use client';

import { Button } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { TextBulletListRegular } from '@fluentui/react-icons/svg/text-bullet-list';
import type { ChatSession, SearchHit, ThreadState } from '@switchboard/chat-core';
import { SearchField } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { MatchList } from './match-list.tsx';
import { SearchProgress } from './search-progress.tsx';
import { useFoundWords } from './use-found-words.ts';
import { useMessageSearch } from './use-message-search.ts';
import styles from './search-bar.module.css';

export interface SearchBarProps {
  thread: ThreadState;
  session: ChatSession;
  /** Changes when the reader asks for the search once more. */
  request: number;
  onClose: () => void;
}

/** Looks through all messages of the conversation, however far back: a field, the way from match to match, and their list. */
export function SearchBar({ thread, session, request, onClose }: SearchBarProps) {
  const t = useTranslations('chatSearch');
  const root = useRef<HTMLDivElement>(null);
  const { words, setWords, search, index, currentId, hasJumpFailed, ...go } = useMessageSearch(
    thread,
    session,
  );
  const [isListOpen, setListOpen] = useState(true);
  const hits = search?.hits ?? [];
  useFoundWords(root, search?.words ?? '', currentId);
  useEffect(() => {
    const field = root.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, [request]);

  const close = (action: () => void) => {
    setListOpen(false);
    action();
  };
  const openHit = (hit: SearchHit) => close(() => go.open(hit));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const isInField = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape') {
      if (isListOpen && hits.length > 0 && !isInField) {
        setListOpen(false);
        root.current?.querySelector('input')?.focus();
      } else onClose();
    } else if (event.key === 'Enter' && isInField) close(event.shiftKey ? go.goNewer : go.goOlder);
    else if (event.key === 'ArrowDown' && isInField && isListOpen) focusFirstMatch(root.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const canGoOlder = index < hits.length - 1 || search?.status === 'paused' || search?.status === 'reading';
  return (
    <div
      ref={root}
      role="search"
      aria-label={t('open')}
      className={styles['root']}
      data-message-search=""
      onKeyDown={onKeyDown}
    >
      <div className={styles['bar']}>
        <SearchField
          className={styles['field'] ?? ''}
          appearance="filled-darker"
          label={t('label')}
          value={words}
          onChange={(text) => {
            setWords(text);
            setListOpen(true);
          }}
        />
        <span className={styles['position']}>
          {index >= 0 ? t('position', { index: index + 1, total: hits.length }) : hits.length || null}
        </span>
        <Button
          appearance="subtle"
          icon={<ChevronUpRegular />}
          aria-label={t('older')}
          title={t('older')}
          disabledFocusable={hits.length === 0 || !canGoOlder}
          onClick={() => close(go.goOlder)}
        />
        <Button
          appearance="subtle"
          icon={<ChevronDownRegular />}
          aria-label={t('newer')}
          title={t('newer')}
          disabledFocusable={index <= 0}
          onClick={() => close(go.goNewer)}
        />
        <Button
          appearance={isListOpen && hits.length > 0 ? 'secondary' : 'subtle'}
          icon={<TextBulletListRegular className={styles['mirrored'] ?? ''} />}
          aria-label={t('showMatches')}
          title={t('showMatches')}
          aria-expanded={isListOpen && hits.length > 0}
          disabledFocusable={hits.length === 0}
          onClick={() => setListOpen((isOpen) => !isOpen)}
        />
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('close')}
          title={t('close')}
          onClick={onClose}
        />
      </div>
      {search && search.status !== 'idle' ? (
        <SearchProgress
          search={search}
          position={index >= 0 ? t('position', { index: index + 1, total: hits.length }) : undefined}
          hasJumpFailed={hasJumpFailed}
          onStop={() => session.stopSearch(thread.id)}
          onContinue={() => session.continueSearch(thread.id)}
        />
      ) : null}
      {isListOpen && search && hits.length > 0 ? (
        <MatchList search={search} currentId={currentId} thread={thread} onOpen={openHit} />
      ) : null}
    </div>
  );
}

function focusFirstMatch(root: HTMLElement | null) {
  root?.querySelector<HTMLElement>('[data-match]')?.focus();
}
