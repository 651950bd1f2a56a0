'use client';

import type { MessageSearch, SearchHit, ThreadState } from '@switchboard/chat-core';
import { classNames } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { memo, type KeyboardEvent } from 'react';
import { useMessageTimes } from '../../../lib/conversation/use-message-times.ts';
import { excerptOf } from './excerpt.ts';
import styles from './match-list.module.css';

export interface MatchListProps {
  search: MessageSearch;
  currentId: string | undefined;
  thread: ThreadState;
  onOpen: (hit: SearchHit) => void;
}

/** The messages that were found, newest first; each leads to its place in the conversation. */
export function MatchList({ search, currentId, thread, onOpen }: MatchListProps) {
  const t = useTranslations('chatSearch');
  const tChat = useTranslations('chat');
  return (
    <ul aria-label={t('matches')} className={styles['list']} onKeyDown={moveBetweenMatches}>
      {search.hits.map((hit) => (
        <li key={hit.messageId}>
          <button
            type="button"
            data-match=""
            className={classNames(styles['match'], hit.messageId === currentId && styles['current'])}
            aria-current={hit.messageId === currentId ? 'true' : undefined}
            onClick={() => onOpen(hit)}
          >
            <Match
              hit={hit}
              words={search.words}
              author={
                hit.isMine
                  ? tChat('you')
                  : (hit.senderDisplayName ??
                    thread.participants[hit.senderId]?.displayName ??
                    tChat('somebody'))
              }
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

const Match = memo(function Match({ hit, words, author }: { hit: SearchHit; words: string; author: string }) {
  const times = useMessageTimes();
  return (
    <>
      <span className={styles['head']}>
        <bdi className={styles['author']}>{author}</bdi>
        <time dateTime={new Date(hit.createdAt).toISOString()} title={times.momentOf(hit.createdAt)}>
          {times.shortOf(hit.createdAt)}
        </time>
      </span>
      <span className={styles['text']} dir="auto">
        {excerptOf(hit.text, words).map(({ text, isMatch }, index) =>
          isMatch ? <mark key={index}>{text}</mark> : text,
        )}
      </span>
    </>
  );
});

/** The arrow keys go from match to match, and from the first one back to the field. */
function moveBetweenMatches(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const matches = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-match]')];
  const next = matches[matches.findIndex((match) => match === event.target) + step];
  const target = next ?? (step < 0 ? event.currentTarget.parentElement?.querySelector('input') : undefined);
  event.preventDefault();
  target?.focus();
}
