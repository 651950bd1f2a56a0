'use client';

import { Badge, Button, Spinner } from '@fluentui/react-components';
import type { PhoneNumber } from '@switchboard/access-api';
import { classNames, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import table from '../../../lib/ui-root/data-table.module.css';
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
  return (
    <table className={table['table']}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('canDo')}</th>
          <th scope="col">{t('monthlyCost')}</th>
          <th scope="col">{t('answeredBy')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <NumberRow key={item.phoneNumber} item={item} isBusy={isBusy} actions={actions} />
        ))}
      </tbody>
    </table>
  );
}

interface NumberRowProps extends Omit<NumberTableProps, 'items'> {
  item: PhoneNumber;
}

function NumberRow({ item, isBusy, actions }: NumberRowProps) {
  const t = useTranslations('numbers');
  const money = useMoney();
  const countryName = useCountryName();
  return (
    <tr>
      <th scope="row">
        <span>
          <strong>
            <PhoneNumberText phoneNumber={item.phoneNumber} />
          </strong>
          <span className={table['secondary']}>{countryName(item.countryCode)}</span>
        </span>
      </th>
      <td data-label={t('kind')}>{t(`types.${item.numberType}`)}</td>
      <td data-label={t('canDo')}>
        <Capabilities capabilities={item.capabilities} />
      </td>
      <td data-label={t('monthlyCost')}>{money(item.monthlyCost)}</td>
      <td data-label={t('answeredBy')}>
        <Assignee item={item} onAssign={actions?.onAssign} />
      </td>
      <td className={classNames(table['actions'], table['corner'])}>
        <NumberActions item={item} isBusy={isBusy} handlers={actions} />
      </td>
    </tr>
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
