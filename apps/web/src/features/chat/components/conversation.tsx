'use client';

import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import {
  OpeningConversation,
  UnavailableConversation,
} from '../../../lib/conversation/conversation-place.tsx';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useChatErrorText } from '../hooks/use-chat-error-text.ts';
import { useOpenThread } from '../hooks/use-open-thread.ts';
import { ConversationScreen } from './conversation-screen.tsx';

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
    if (session && hasEnded) return <Unavailable error={error} onRetry={retry} />;
    return <Opening label={t('openingConversation')} />;
  }
  return (
    <ConversationScreen key={threadId} thread={thread} session={session} people={people} actions={actions} />
  );
}

function Opening({ label }: { label: string }) {
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const { error, retry } = useChatSession();
  if (error !== undefined) {
    return <ProblemNotice {...errorText(error)} retryLabel={tErrors('retry')} onRetry={retry} />;
  }
  return <OpeningConversation label={label} />;
}

interface UnavailableProps {
  error: ReturnType<typeof useOpenThread>['error'];
  onRetry: () => void;
}

function Unavailable({ error, onRetry }: UnavailableProps) {
  const t = useTranslations('chat');
  const tErrors = useTranslations('errors');
  const chatErrorText = useChatErrorText();
  const text = error ? chatErrorText(error) : undefined;
  const isGone = error?.category === 'permission' || error?.code === 'chat/not-found';
  return (
    <UnavailableConversation
      title={isGone ? t('conversationGone') : (text?.title ?? tErrors('unexpected'))}
      reference={text?.reference}
      hint={isGone ? t('conversationGoneHint') : undefined}
      onRetry={isGone ? undefined : onRetry}
      backTo={{ href: '/chat', label: t('backToConversations') }}
    />
  );
}
