'use client';

import { Badge, Button, Spinner } from '@fluentui/react-components';
import type { PhoneNumber } from '@switchboard/access-api';
import { PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import table from '../../../lib/ui-root/data-table.module.css';
import { DataTable } from '../../../lib/ui-root/data-table.tsx';
import { NumberActions, type NumberActionHandlers } from './number-actions.tsx';
import { Capabilities, useCountryName, useMoney } from './number-words.tsx';

export interface NumberTableProps {
  items: readonly PhoneNumber[];
  isBusy: boolean;
  /** Undefined for those who may only use the numbers. */
  actions: NumberActionHandlers | undefined;
}

export function NumberTable({ items, isBusy, actions }: NumberTableProps) {
  const t = useTranslations('numbers');
  const money = useMoney();
  const countryName = useCountryName();
  return (
    <DataTable
      caption={t('title')}
      rows={items}
      keyOf={({ phoneNumber }) => phoneNumber}
      columns={[
        {
          label: t('number'),
          role: 'name',
          cell: ({ phoneNumber, countryCode }) => (
            <span>
              <strong>
                <PhoneNumberText phoneNumber={phoneNumber} />
              </strong>
              <span className={table['secondary']}>{countryName(countryCode)}</span>
            </span>
          ),
        },
        { label: t('kind'), cell: ({ numberType }) => t(`types.${numberType}`) },
        { label: t('canDo'), cell: ({ capabilities }) => <Capabilities capabilities={capabilities} /> },
        { label: t('monthlyCost'), cell: ({ monthlyCost }) => money(monthlyCost) },
        { label: t('answeredBy'), cell: (item) => <Assignee item={item} onAssign={actions?.onAssign} /> },
        {
          label: t('actions'),
          role: 'actions',
          className: table['corner'],
          cell: (item) => <NumberActions item={item} isBusy={isBusy} handlers={actions} />,
        },
      ]}
    />
  );
}

interface AssigneeProps {
  item: PhoneNumber;
  onAssign: NumberActionHandlers['onAssign'] | undefined;
}

function Assignee({ item, onAssign }: AssigneeProps) {
  const t = useTranslations('numbers');
  const { assignee, releasing } = item;
  if (releasing) {
    return (
      <Badge appearance="tint" color="warning" icon={<Spinner size="extra-tiny" />}>
        {t('releasing')}
      </Badge>
    );
  }
  if (!assignee && onAssign) {
    return (
      <Button
        size="small"
        aria-label={t('assignNumber', { number: formatPhoneNumber(item.phoneNumber) })}
        onClick={() => onAssign(item)}
      >
        {t('assign')}
      </Button>
    );
  }
  if (!assignee) return <span className={table['secondary']}>{t('nobody')}</span>;
  return (
    <span className={table['person']}>
      <PersonAvatar
        name={assignee.displayName}
        colourKey={assignee.id}
        size={24}
        isGroup={assignee.kind === 'team'}
      />
      <span>
        <bdi>{assignee.displayName}</bdi>
        {assignee.kind === 'team' ? <span className={table['secondary']}>{t('team')}</span> : null}
      </span>
    </span>
  );
}
