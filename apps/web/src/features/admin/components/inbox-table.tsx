'use client';

import { Badge, Button, type BadgeProps } from '@fluentui/react-components';
import type { InboxEvent, InboxEventState } from '@switchboard/access-api';
import { classNames } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import table from '../../../lib/ui-root/data-table.module.css';

const looks = {
  waiting: { key: 'waiting', colour: 'warning' },
  processed: { key: 'processed', colour: 'success' },
  'set-aside': { key: 'setAside', colour: 'danger' },
} as const satisfies Record<InboxEventState, { key: string; colour: BadgeProps['color'] }>;

export interface InboxTableProps {
  events: readonly InboxEvent[];
  isBusy: boolean;
  onReplay: (id: string) => void;
}

export function InboxTable({ events, isBusy, onReplay }: InboxTableProps) {
  const t = useTranslations('events');
  return (
    <table className={table['table']}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('received')}</th>
          <th scope="col">{t('event')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('attempts')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <InboxRow key={event.id} event={event} isBusy={isBusy} onReplay={onReplay} />
        ))}
      </tbody>
    </table>
  );
}

function InboxRow({ event, isBusy, onReplay }: Omit<InboxTableProps, 'events'> & { event: InboxEvent }) {
  const t = useTranslations('events');
  const format = useFormatter();
  const { key, colour } = looks[event.state];
  return (
    <tr>
      <td data-label={t('received')}>
        <time dateTime={event.receivedAt}>
          {format.dateTime(new Date(event.receivedAt), { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
      </td>
      <th scope="row" data-label={t('event')}>
        <span>
          <bdi className={table['mono']}>{event.type}</bdi>
          <span className={classNames(table['secondary'], table['mono'])}>
            <bdi>{event.subject}</bdi>
          </span>
          {event.failure ? (
            <span className={table['failure']}>
              <bdi>{event.failure}</bdi>
            </span>
          ) : null}
        </span>
      </th>
      <td data-label={t('state')}>
        <Badge appearance="tint" color={colour}>
          {t(`states.${key}`)}
        </Badge>
      </td>
      <td data-label={t('attempts')}>
        <span>
          {format.number(event.attempts)}
          {event.nextAttemptAt ? (
            <span className={table['secondary']}>
              {t('nextAttempt', {
                at: format.dateTime(new Date(event.nextAttemptAt), { timeStyle: 'medium' }),
              })}
            </span>
          ) : null}
        </span>
      </td>
      <td className={table['actions']}>
        {event.state === 'set-aside' ? (
          <Button
            size="small"
            disabledFocusable={isBusy}
            aria-label={t('replayEvent', { type: event.type, subject: event.subject })}
            onClick={() => onReplay(event.id)}
          >
            {t('replay')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
