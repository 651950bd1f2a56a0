'use client';

import { Badge, Button, type BadgeProps } from '@fluentui/react-components';
import type { InboxEvent, InboxEventState } from '@switchboard/access-api';
import { classNames } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import table from '../../../lib/ui-root/data-table.module.css';
import { DataTable } from '../../../lib/ui-root/data-table.tsx';

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

/** What came in, where each event stands, and another try for one that was set aside. */
export function InboxTable({ events, isBusy, onReplay }: InboxTableProps) {
  const t = useTranslations('events');
  const format = useFormatter();
  return (
    <DataTable
      caption={t('title')}
      rows={events}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('received'),
          cell: ({ receivedAt }) => (
            <time dateTime={receivedAt}>
              {format.dateTime(new Date(receivedAt), { dateStyle: 'medium', timeStyle: 'medium' })}
            </time>
          ),
        },
        { label: t('event'), role: 'name', cell: (event) => <EventName event={event} /> },
        {
          label: t('state'),
          cell: ({ state }) => (
            <Badge appearance="tint" color={looks[state].colour}>
              {t(`states.${looks[state].key}`)}
            </Badge>
          ),
        },
        { label: t('attempts'), cell: (event) => <Attempts event={event} /> },
        {
          label: t('actions'),
          role: 'actions',
          cell: ({ id, type, subject, state }) =>
            state === 'set-aside' ? (
              <Button
                size="small"
                disabledFocusable={isBusy}
                aria-label={t('replayEvent', { type, subject })}
                onClick={() => onReplay(id)}
              >
                {t('replay')}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function EventName({ event }: { event: InboxEvent }) {
  return (
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
  );
}

function Attempts({ event }: { event: InboxEvent }) {
  const t = useTranslations('events');
  const format = useFormatter();
  return (
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
  );
}
