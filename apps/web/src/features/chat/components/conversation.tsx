'use client';

import { Spinner } from '@fluentui/react-components';
import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useChatErrorText } from '../hooks/use-chat-error-text.ts';
import { useOpenThread } from '../hooks/use-open-thread.ts';
import { ConversationScreen } from './conversation-screen.tsx';
import styles from './conversation.module.css';

export interface ConversationProps {
  threadId: string;
  people: ReactNode;
  /** What else can be done with it, in its bar. */
  actions?: ReactNode;
}

/** A conversation by its id: loading, the reason why it cannot be shown, or the conversation itself. */
export function Conversation({ threadId, people, actions }: ConversationProps) {
  const t = useTranslations('chat');
  const messageId = useSearchParams().get('message') ?? undefined;
  const { session } = useChatSession();
  const { thread, error, hasFailed, retry } = useOpenThread(threadId, messageId);

  if (!session || !thread || (thread.window.status !== 'ready' && thread.window.messages.length === 0)) {
    const hasEnded = hasFailed || thread?.window.status === 'failed';
    if (session && hasEnded) return <UnavailableConversation error={error} onRetry={retry} />;
    return <OpeningConversation label={t('openingConversation')} />;
  }
  return (
    <ConversationScreen key={threadId} thread={thread} session={session} people={people} actions={actions} />
  );
}

function OpeningConversation({ label }: { label: string }) {
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { error, retry } = useChatSession();
  if (error !== undefined) {
    const { title, reference } = errorText(error);
    return (
      <ProblemNotice title={title} reference={reference} retryLabel={tErrors('retry')} onRetry={retry} />
    );
  }
  return (
    <div className={styles['opening']}>
      <Spinner label={label} labelPosition="below" />
    </div>
  );
}

interface UnavailableConversationProps {
  error: ReturnType<typeof useOpenThread>['error'];
  onRetry: () => void;
}

function UnavailableConversation({ error, onRetry }: UnavailableConversationProps) {
  const t = useTranslations('chat');
  const tErrors = useTranslations('errors');
  const chatErrorText = useChatErrorText();
  const text = error ? chatErrorText(error) : undefined;
  const isGone = error?.category === 'permission' || error?.code === 'chat/not-found';
  return (
    <ProblemNotice
      headingLevel={1}
      title={isGone ? t('conversationGone') : (text?.title ?? tErrors('unexpected'))}
      reference={text?.reference}
      retryLabel={tErrors('retry')}
      onRetry={isGone ? undefined : onRetry}
    >
      {isGone ? <p>{t('conversationGoneHint')}</p> : null}
      <Link href="/chat" className={styles['link']}>
        {t('backToConversations')}
      </Link>
    </ProblemNotice>
  );
}
