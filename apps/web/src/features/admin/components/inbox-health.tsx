'use client';

import { Badge, type BadgeProps } from '@fluentui/react-components';
import type { InboxEventPage } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import styles from './inbox-health.module.css';

const colours: Record<InboxEventPage['subscription']['state'], NonNullable<BadgeProps['color']>> = {
  registered: 'success',
  pending: 'warning',
  failed: 'danger',
  unmanaged: 'informative',
};

/** Whether events reach the service, and how many it has still to deal with. */
export function InboxHealth({ counts, subscription }: Pick<InboxEventPage, 'counts' | 'subscription'>) {
  const t = useTranslations('events');
  return (
    <dl className={styles['facts']}>
      <div>
        <dt>{t('states.waiting')}</dt>
        <dd className={styles['count']}>{t('count', { count: counts.waiting })}</dd>
      </div>
      <div>
        <dt>{t('states.setAside')}</dt>
        <dd className={styles['count']}>{t('count', { count: counts.setAside })}</dd>
      </div>
      <div className={styles['wide']}>
        <dt>{t('subscription')}</dt>
        <dd>
          <Badge appearance="tint" color={colours[subscription.state]}>
            {t(`subscriptions.${subscription.state}`)}
          </Badge>
          <p className={styles['hint']}>{t(`subscriptionHints.${subscription.state}`)}</p>
          {subscription.endpoint ? (
            <bdi dir="ltr" className={styles['endpoint']}>
              {subscription.endpoint}
            </bdi>
          ) : null}
          {subscription.failure ? <p className={styles['failure']}>{subscription.failure}</p> : null}
        </dd>
      </div>
    </dl>
  );
}
