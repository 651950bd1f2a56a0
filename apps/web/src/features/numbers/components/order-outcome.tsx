'use client';

import { Spinner } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { DirectoryEntry, NumberOrder } from '@switchboard/access-api';
import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { useNumberOrder } from '../hooks/use-number-work.ts';
import { usePhoneNumbers } from '../hooks/use-phone-numbers.ts';
import { goes } from '../search-form/capabilities.ts';
import styles from './buy-screen.module.css';
import { ManagedNumbers } from './managed-numbers.tsx';

export interface OrderOutcomeProps {
  orderId: string;
  me: DirectoryEntry;
}

/** A purchase from the click to the numbers that are there, or to why they are not. */
export function OrderOutcome({ orderId, me }: OrderOutcomeProps) {
  const t = useTranslations('numbers');
  const tErrors = useTranslations('errors');
  const { ofError, ofWork } = useNumberFailure();
  const router = useRouter();
  const { status, value: order, error, reload } = useNumberOrder(orderId);
  if (!order) {
    return status === 'failed' ? (
      <ProblemNotice {...ofError(error)} retryLabel={tErrors('retry')} onRetry={reload} />
    ) : (
      <Spinner label={t('loading')} />
    );
  }
  switch (order.status) {
    case 'running':
      return <Buying order={order} />;
    case 'failed': {
      const failure = order.failure ?? { code: '', message: t('orderFailed') };
      return (
        <ProblemNotice
          {...ofWork(failure, order.id)}
          retryLabel={t('newSearch')}
          onRetry={() => router.push('/numbers/buy')}
        >
          {t('orderFailedHint')}
        </ProblemNotice>
      );
    }
    case 'succeeded':
      return <Bought order={order} me={me} />;
  }
}

function Buying({ order: { phoneNumbers } }: { order: NumberOrder }) {
  const t = useTranslations('numbers');
  return (
    <section className={styles['card']}>
      <div className={styles['waiting']}>
        <div role="status">
          <Spinner
            labelPosition="below"
            label={t('buying', { numbers: phoneNumbers.map(formatPhoneNumber).join(', ') })}
          />
        </div>
        <p className={styles['hint']}>{t('buyingHint')}</p>
      </div>
    </section>
  );
}

function Bought({ order, me }: { order: NumberOrder; me: DirectoryEntry }) {
  const t = useTranslations('numbers');
  const { numbers, ...commands } = usePhoneNumbers();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const bought = (numbers.value ?? []).filter(({ phoneNumber }) => order.phoneNumbers.includes(phoneNumber));
  return (
    <div className={styles['success']}>
      <h2 ref={heading} tabIndex={-1}>
        <CheckmarkCircleFilled className={styles['done'] ?? ''} aria-hidden="true" />
        {t('bought', { count: order.phoneNumbers.length })}
      </h2>
      <p className={styles['hint']}>{t('boughtHint')}</p>
      <ManagedNumbers items={bought} me={me} isAdmin onSettled={numbers.reload} {...commands} />
      <div className={styles['actions']}>
        {bought.some(({ capabilities }) => goes(capabilities.sms, 'outbound')) ? (
          <ButtonLink href="/sms" appearance="primary" icon={<ChatRegular />}>
            {t('writeSms')}
          </ButtonLink>
        ) : null}
        <ButtonLink href="/numbers">{t('toNumbers')}</ButtonLink>
        <ButtonLink href="/numbers/buy" icon={<AddRegular />}>
          {t('buyMore')}
        </ButtonLink>
      </div>
    </div>
  );
}
