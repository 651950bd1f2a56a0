'use client';

import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useFailureText } from '../hooks/use-failure-text.ts';
import type { ConversationSession } from '../state/conversation-session.ts';
import type { SmsEntry } from '../state/lay-out-messages.ts';
import type { OutgoingSms } from '../state/message-log.ts';
import { canBeSentAgain } from '../text/failure-text.ts';
import styles from './message-status.module.css';

interface MessageProblemProps {
  entry: SmsEntry;
  session: ConversationSession;
  canSend: boolean;
}

/** Why a message was not sent or not delivered, and the ways on. */
export function MessageProblem({ entry, session, canSend }: MessageProblemProps) {
  const t = useTranslations('sms');
  const failureText = useFailureText();
  if (entry.message.status !== 'failed') return null;
  if (entry.type === 'outgoing') return <NotSent outgoing={entry.message} session={session} />;
  const { failure, text } = entry.message;
  return (
    <>
      <Problem>
        {t('notDelivered')} {failure ? failureText(failure) : null}
      </Problem>
      {canSend && (!failure || canBeSentAgain(failure.code)) ? (
        <Button size="small" onClick={() => session.send(text)}>
          {t('sendAgain')}
        </Button>
      ) : null}
    </>
  );
}

function NotSent({ outgoing, session }: { outgoing: OutgoingSms; session: ConversationSession }) {
  const t = useTranslations('sms');
  const tErrors = useTranslations('errors');
  const errorText = useErrorText();
  const failureText = useFailureText();
  const { key, failure } = outgoing;
  const text = failure?.type === 'error' ? errorText(failure.error) : undefined;
  return (
    <>
      <Problem title={text?.reference}>
        {t('notSent')} {failure?.type === 'refused' ? failureText(failure) : text?.title}
      </Problem>
      <Button size="small" onClick={() => session.retry(key)}>
        {tErrors('retry')}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => session.discard(key)}>
        {t('discard')}
      </Button>
    </>
  );
}

function Problem({ title, children }: { title?: string | undefined; children: ReactNode }) {
  return (
    <span className={styles['problem']} title={title}>
      <ErrorCircleRegular aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
