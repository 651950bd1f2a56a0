'use client';

import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  ProgressBar,
} from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import { smsPath } from '../../../lib/sms/sms-path.ts';
import { useSmsUpdates } from '../hooks/sms-context.tsx';
import { useFailureText } from '../hooks/use-failure-text.ts';
import { retryable, type BulkRecipient, type BulkSend } from '../state/bulk-send.ts';
import styles from './new-message.module.css';

/** What became of a text to many, recipient by recipient; those that failed can be tried again. */
export function BulkResult({ bulk, onClose }: { bulk: BulkSend; onClose: () => void }) {
  const t = useTranslations('sms');
  const state = useSyncExternalStore(bulk.subscribe, bulk.getState, bulk.getState);
  useSmsUpdates((update) => {
    if (update.type === 'message') bulk.takeMessage(update.message);
  });
  const { recipients, isBusy } = state;
  const countOf = (status: BulkRecipient['status']) =>
    recipients.filter((recipient) => recipient.status === status).length;
  const retryCount = retryable(state).length;
  return (
    <DialogBody>
      <DialogTitle>{t('bulkTitle')}</DialogTitle>
      <DialogContent>
        {isBusy ? (
          <ProgressBar
            aria-label={t('sending')}
            max={recipients.length}
            value={recipients.length - countOf('waiting')}
          />
        ) : null}
        <p role="status">
          {t('bulkSummary', {
            accepted: countOf('accepted'),
            failed: countOf('failed'),
            waiting: countOf('waiting'),
          })}
        </p>
        <ul className={styles['results']} aria-label={t('bulkTitle')} tabIndex={0}>
          {recipients.map((recipient) => (
            <Recipient key={recipient.to} recipient={recipient} onOpen={onClose} />
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        {retryCount > 0 ? (
          <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void bulk.retryFailed()}>
            {t('retryFailed', { count: retryCount })}
          </Button>
        ) : null}
        <Button appearance="secondary" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </DialogBody>
  );
}

function Recipient({ recipient, onOpen }: { recipient: BulkRecipient; onOpen: () => void }) {
  const t = useTranslations('sms');
  const errorText = useErrorText();
  const failureText = useFailureText();
  const { to, message, status, failure } = recipient;
  const state = message?.status ?? (status === 'failed' ? 'failed' : 'queued');
  return (
    <li>
      {message ? (
        <Link href={smsPath(message.conversationId)} prefetch={false} onClick={onOpen}>
          <PhoneNumberText phoneNumber={to} />
        </Link>
      ) : (
        <PhoneNumberText phoneNumber={to} />
      )}
      <span className={styles['state']} data-state={state}>
        {status === 'waiting' ? t('sending') : t(`status.${state}`)}
      </span>
      {failure ? (
        <span className={styles['why']}>
          {failure.type === 'refused' ? failureText(failure) : errorText(failure.error).title}
        </span>
      ) : null}
    </li>
  );
}
