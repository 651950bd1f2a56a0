'use client';

import { AccessApiError } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import {
  OpeningConversation,
  UnavailableConversation,
} from '../../../lib/conversation/conversation-place.tsx';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useConversation } from '../hooks/use-conversation.ts';
import { ConversationScreen } from './conversation-screen.tsx';

/** A conversation by its id: loading, the reason why it cannot be shown, or the conversation itself. */
export function Conversation({ conversationId }: { conversationId: string }) {
  const t = useTranslations('sms');
  const messageId = useSearchParams().get('message') ?? undefined;
  const { session, state } = useConversation(conversationId);
  const { conversation } = state;

  if (state.status === 'failed')
    return <Unavailable error={state.error} onRetry={() => void session.read()} />;
  if (state.status === 'loading' || !conversation)
    return <OpeningConversation label={t('openingConversation')} />;
  return (
    <ConversationScreen session={session} state={state} conversation={conversation} messageId={messageId} />
  );
}

function Unavailable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('sms');
  const { title, reference } = useErrorText()(error);
  const isGone = error instanceof AccessApiError && [400, 403, 404].includes(error.status);
  return (
    <UnavailableConversation
      title={isGone ? t('conversationGone') : title}
      reference={reference}
      hint={isGone ? t('conversationGoneHint') : undefined}
      onRetry={isGone ? undefined : onRetry}
      backTo={{ href: '/sms', label: t('backToConversations') }}
    />
  );
}
