'use client';

import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ChatError, ChatSession, ThreadState } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useChatErrorText } from '../hooks/use-chat-error-text.ts';
import type { TextEntry } from '../timeline/lay-out-timeline.ts';

export interface MessageProblemProps {
  entry: TextEntry;
  thread: ThreadState;
  session: ChatSession;
}

/** Why a message, an edit or a deletion did not get through, and the ways on. */
export function MessageProblem({ entry, thread, session }: MessageProblemProps) {
  const t = useTranslations('chat');
  const tErrors = useTranslations('errors');
  if (entry.type === 'outgoing') {
    const { status, clientId, error } = entry.message;
    if (status !== 'failed') return null;
    return (
      <Problem title={t('notSent')} error={error}>
        <Button size="small" onClick={() => session.retry(thread.id, clientId)}>
          {tErrors('retry')}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => session.discard(thread.id, clientId)}>
          {t('discard')}
        </Button>
      </Problem>
    );
  }
  const { change, id } = entry.message;
  if (change?.status !== 'failed') return null;
  const retry = () =>
    change.kind === 'edit'
      ? session.editMessage(thread.id, id, change.content)
      : session.deleteMessage(thread.id, id);
  return (
    <Problem title={change.kind === 'edit' ? t('notEdited') : t('notDeleted')} error={change.error}>
      <Button size="small" onClick={() => void retry()}>
        {tErrors('retry')}
      </Button>
    </Problem>
  );
}

interface ProblemProps {
  title: string;
  error: ChatError | undefined;
  children: ReactNode;
}

function Problem({ title, error, children }: ProblemProps) {
  const errorText = useChatErrorText();
  const text = error ? errorText(error) : undefined;
  return (
    <>
      <span role="alert" title={text?.reference}>
        <ErrorCircleRegular aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {title} {text?.title}
      </span>
      {children}
    </>
  );
}
