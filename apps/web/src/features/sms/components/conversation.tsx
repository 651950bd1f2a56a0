'use client';

import { Spinner } from '@fluentui/react-components';
import { AccessApiError } from '@switchboard/access-api';
import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useConversation } from '../hooks/use-conversation.ts';
import { ConversationScreen } from './conversation-screen.tsx';
import styles from './conversation.module.css';

/** A conversation by its id: loading, the reason why it cannot be shown, or the conversation itself. */
export function Conversation({ conversationId }: { conversationId: string }) {
  const t = useTranslations('sms');
  const messageId = useSearchParams().get('message') ?? undefined;
  const { session, state } = useConversation(conversationId);
  const { conversation } = state;

  if (state.status === 'failed')
    return <UnavailableConversation error={state.error} onRetry={() => void session.read()} />;
  if (state.status === 'loading' || !conversation) {
    return (
      <div className={styles['opening']}>
        <Spinner label={t('openingConversation')} labelPosition="below" />
      </div>
    );
  }
  return (
    <ConversationScreen session={session} state={state} conversation={conversation} messageId={messageId} />
  );
}

function UnavailableConversation({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('sms');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { title, reference } = errorText(error);
  const isGone = error instanceof AccessApiError && [400, 403, 404].includes(error.status);
  return (
    <ProblemNotice
      headingLevel={1}
      title={isGone ? t('conversationGone') : title}
      reference={reference}
      retryLabel={tErrors('retry')}
      onRetry={isGone ? undefined : onRetry}
    >
      {isGone ? <p>{t('conversationGoneHint')}</p> : null}
      <Link href="/sms" className={styles['link']}>
        {t('backToConversations')}
      </Link>
    </ProblemNotice>
  );
}
