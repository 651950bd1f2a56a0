'use client';

import { PhoneRegular } from '@fluentui/react-icons/svg/phone';
import type { DirectoryEntry, PhoneNumber } from '@switchboard/access-api';
import { EmptyState, LoadingRows, ProblemNotice, SearchField } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import table from '../../../lib/ui-root/data-table.module.css';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { usePhoneNumbers } from '../hooks/use-phone-numbers.ts';
import { totalCosts } from '../search-form/cost.ts';
import { matchesNumber } from '../search-form/matches-number.ts';
import { ManagedNumbers } from './managed-numbers.tsx';
import { useMoney } from './number-words.tsx';
import { NumbersFrame } from './numbers-frame.tsx';

/** From this many numbers on the list can be searched. */
const searchableFrom = 6;

export interface NumberListProps {
  /** The signed-in person, as the directory would list them. */
  me: DirectoryEntry;
  isAdmin: boolean;
}

/** The numbers that the caller answers; for administrators every number of the resource. */
export function NumberList({ me, isAdmin }: NumberListProps) {
  const t = useTranslations('numbers');
  const tErrors = useTranslations('errors');
  const { ofError } = useNumberFailure();
  const phoneNumbers = usePhoneNumbers();
  const { status, value: items, error, reload } = phoneNumbers.numbers;
  if (status === 'failed' && !items) {
    return (
      <NumbersFrame canBuy={isAdmin}>
        <ProblemNotice {...ofError(error)} retryLabel={tErrors('retry')} onRetry={reload} />
      </NumbersFrame>
    );
  }
  if (!items) {
    return (
      <NumbersFrame canBuy={isAdmin}>
        <div role="status" className="visually-hidden">
          {t('loading')}
        </div>
        <LoadingRows count={4} />
      </NumbersFrame>
    );
  }
  return (
    <NumbersFrame canBuy={isAdmin} subtitle={<Summary items={items} />}>
      <Searchable items={items}>
        {(shown) => (
          <ManagedNumbers items={shown} me={me} isAdmin={isAdmin} {...phoneNumbers} onSettled={reload} />
        )}
      </Searchable>
      {items.length === 0 ? (
        <EmptyState icon={<PhoneRegular />} title={isAdmin ? t('noneBought') : t('noneAssigned')}>
          {isAdmin ? t('noneBoughtHint') : t('noneAssignedHint')}
        </EmptyState>
      ) : null}
    </NumbersFrame>
  );
}

function Summary({ items }: { items: readonly PhoneNumber[] }) {
  const t = useTranslations('numbers');
  const format = useFormatter();
  const money = useMoney();
  if (items.length === 0) return null;
  const cost = format.list(totalCosts(items.map(({ monthlyCost }) => monthlyCost)).map(money));
  return t('summary', { count: items.length, cost });
}

interface SearchableProps {
  items: readonly PhoneNumber[];
  children: (shown: readonly PhoneNumber[]) => ReactNode;
}

function Searchable({ items, children }: SearchableProps) {
  const t = useTranslations('numbers');
  const [text, setText] = useState('');
  const shown = items.filter((item) => matchesNumber(item, text));
  return (
    <>
      {items.length >= searchableFrom ? (
        <div className={table['filter']}>
          <SearchField label={t('search')} value={text} onChange={setText} />
        </div>
      ) : null}
      {children(shown)}
      {shown.length === 0 && items.length > 0 ? (
        <p role="status" className={table['nothing']}>
          {t('noMatch', { text })}
        </p>
      ) : null}
    </>
  );
}
