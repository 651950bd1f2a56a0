'use client';

import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { SmsMessage, SmsStatus } from '@switchboard/access-api';
import { useFormatter, useTranslations } from 'next-intl';
import { useId, useState, type ReactNode } from 'react';
import type { SmsEntry } from '../state/lay-out-messages.ts';
import styles from './message-status.module.css';

const icons: Record<SmsStatus, ReactNode> = {
  queued: <ClockRegular />,
  sent: <CheckmarkRegular />,
  delivered: <CheckmarkCircleRegular />,
  failed: <ErrorCircleRegular />,
  received: <CheckmarkCircleRegular />,
};

interface DeliveryStatusProps {
  entry: SmsEntry;
  /** Only the last message of a group names its state; the others show its sign. */
  isLast: boolean;
  isReachable: boolean;
}

/** How far an outbound message has come; opens the steps that it took. */
export function DeliveryStatus({ entry, isLast, isReachable }: DeliveryStatusProps) {
  const t = useTranslations('sms');
  const [isOpen, setOpen] = useState(false);
  const timelineId = useId();
  if (entry.type === 'outgoing') {
    if (entry.message.status === 'failed') return null;
    return (
      <span className={styles['waiting']}>
        <span aria-hidden="true" className={styles['icon']}>
          <ClockRegular />
        </span>
        {t('sending')}
      </span>
    );
  }
  const { status } = entry.message;
  const isNamed = isLast || isOpen || status === 'failed';
  return (
    <>
      <button
        type="button"
        className={styles['status']}
        data-state={status}
        aria-expanded={isOpen}
        aria-controls={isOpen ? timelineId : undefined}
        title={t('showSteps')}
        tabIndex={isReachable ? 0 : -1}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true" className={styles['icon']}>
          {icons[status]}
        </span>
        <span className={isNamed ? '' : 'visually-hidden'}>{t(`status.${status}`)}</span>
      </button>
      {isOpen ? <Timeline id={timelineId} message={entry.message} /> : null}
    </>
  );
}

function Timeline({ id, message }: { id: string; message: SmsMessage }) {
  const t = useTranslations('sms');
  const format = useFormatter();
  return (
    <ol id={id} className={styles['timeline']} aria-label={t('steps')}>
      {message.timeline.map((step, index) => (
        <li key={index}>
          <strong>{t(`status.${step.status}`)}</strong>
          <time dateTime={step.at}>
            {format.dateTime(new Date(step.at), { dateStyle: 'short', timeStyle: 'medium' })}
          </time>
          {step.detail ? (
            <span className={styles['words']}>
              {t.rich('carrierSays', { words: () => <bdi>{step.detail}</bdi> })}
            </span>
          ) : null}
        </li>
      ))}
      <li>{t('segments', { count: message.segmentCount })}</li>
    </ol>
  );
}
