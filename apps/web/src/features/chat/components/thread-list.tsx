'use client';

import { Button, Spinner } from '@fluentui/react-components';
import { ChatMultipleRegular } from '@fluentui/react-icons/svg/chat-multiple';
import { foldText, selectThreadList, type ThreadState } from '@switchboard/chat-core';
import { EmptyState, LoadingRows, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useChatSession, useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { titleOf } from '../../../lib/chat/thread-title.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useChatErrorText } from '../hooks/use-chat-error-text.ts';
import { ThreadListItem } from './thread-list-item.tsx';
import styles from './thread-list.module.css';

/** The conversations, latest activity first, narrowed down to those whose name or people hold `filter`. */
export function ThreadList({ filter }: { filter: string }) {
  const t = useTranslations('chat');
  const tErrors = useTranslations('errors');
  const tSearch = useTranslations('chatSearch');
  const errorText = useErrorText();
  const chatErrorText = useChatErrorText();
  const { session, error, retry } = useChatSession();
  const list = useChatState((state) => state.threadList);
  const me = useChatState((state) => state.me);
  const threads = useChatState(selectThreadList);
  const shown = useMemo(() => narrow(threads ?? [], filter, me?.displayName ?? ''), [threads, filter, me]);

  if (error !== undefined) {
    const { title, reference } = errorText(error);
    return (
      <ProblemNotice title={title} reference={reference} retryLabel={tErrors('retry')} onRetry={retry} />
    );
  }
  const isEmpty = shown.length === 0;
  if (list?.status === 'failed' && list.error && isEmpty) {
    const { title, reference } = chatErrorText(list.error);
    return (
      <ProblemNotice
        title={title}
        reference={reference}
        retryLabel={tErrors('retry')}
        onRetry={() => void session?.refresh()}
      />
    );
  }
  if (isEmpty && list?.status !== 'ready') return <LoadingThreads label={t('loadingConversations')} />;
  if (isEmpty) {
    return filter ? (
      <>
        <p role="status" className={styles['nothing']}>
          {t('noMatch', { filter })}
        </p>
        <MoreThreads />
      </>
    ) : (
      <EmptyState icon={<ChatMultipleRegular />} title={t('noConversations')}>
        {t('noConversationsHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className="visually-hidden">
        {filter ? tSearch('conversationsFound', { count: shown.length }) : null}
      </p>
      <ul className={styles['list']}>
        {shown.map((thread) => (
          <ThreadListItem key={thread.id} thread={thread} />
        ))}
      </ul>
      <MoreThreads />
    </>
  );
}

/** The list comes in pages; a filter looks through those that are here, so it stays possible to get more. */
function MoreThreads() {
  const t = useTranslations('chat');
  const { session } = useChatSession();
  const list = useChatState((state) => state.threadList);
  if (!list?.canLoadMore) return null;
  return (
    <div className={styles['more']}>
      <Button
        appearance="subtle"
        icon={list.loadingMore ? <Spinner size="tiny" /> : null}
        disabledFocusable={list.loadingMore}
        onClick={() => void session?.loadMoreThreads()}
      >
        {t('showMore')}
      </Button>
    </div>
  );
}

function LoadingThreads({ label }: { label: string }) {
  return (
    <div>
      <span role="status" className="visually-hidden">
        {label}
      </span>
      <LoadingRows />
    </div>
  );
}

function narrow(threads: readonly ThreadState[], filter: string, myName: string): readonly ThreadState[] {
  const wanted = foldText(filter.trim());
  if (!wanted) return threads;
  return threads.filter((thread) => {
    const names = Object.values(thread.participants).map(({ displayName }) => displayName ?? '');
    return [titleOf(thread, myName), ...names].some((text) => foldText(text).includes(wanted));
  });
}
