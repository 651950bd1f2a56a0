'use client';

import { Button, Checkbox, Field } from '@fluentui/react-components';
import { CartRegular } from '@fluentui/react-icons/svg/cart';
import type { MonthlyCost, NumberSearch } from '@switchboard/access-api';
import { EmptyState } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import { timesCost } from '../search-form/cost.ts';
import styles from './buy-screen.module.css';
import type { Purchase } from './buy-dialog.tsx';
import { HoldCountdown } from './hold-countdown.tsx';
import { useMoney } from './number-words.tsx';

export interface FoundNumbersProps {
  search: NumberSearch;
  /** What is shown may no longer be so: ask the service. */
  onOutdated: () => void;
  onChangeSearch: () => void;
  onBuy: (purchase: Purchase) => void;
}

/** The numbers that a search found: what they cost, how long they are held, and the way to buy them. */
export function FoundNumbers({ search, onOutdated, onChangeSearch, onBuy }: FoundNumbersProps) {
  const t = useTranslations('numbers');
  const money = useMoney();
  const [hasAgreed, setAgreed] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { phoneNumbers, monthlyCost, agreementRequired, expiresAt, request } = search;
  if (phoneNumbers.length === 0 || !monthlyCost) {
    return (
      <EmptyState
        icon={<CartRegular />}
        title={t('nothingFound')}
        actions={<Button onClick={onChangeSearch}>{t('changeSearch')}</Button>}
      >
        {t('nothingFoundHint')}
      </EmptyState>
    );
  }
  const total = timesCost(monthlyCost, phoneNumbers.length);
  const mustAgree = agreementRequired && !hasAgreed;
  const buy = () => {
    setRefused(mustAgree);
    if (mustAgree) return;
    const agreeToNotResell = agreementRequired && hasAgreed;
    onBuy({ search, monthlyCost, agreeToNotResell, onRefused: onOutdated });
  };
  return (
    <section className={styles['card']} aria-labelledby="found-title">
      <h2 id="found-title" ref={heading} tabIndex={-1}>
        {t('foundTitle', { count: phoneNumbers.length })}
      </h2>
      {phoneNumbers.length < (request.quantity ?? 1) ? (
        <p className={styles['hint']}>{t('fewerFound', { count: request.quantity ?? 1 })}</p>
      ) : null}
      {expiresAt ? <HoldCountdown until={expiresAt} onOver={onOutdated} /> : null}
      <NumberCards phoneNumbers={phoneNumbers} monthlyCost={monthlyCost} />
      {agreementRequired ? (
        <Field validationMessage={isRefused && mustAgree ? t('agreementMissing') : null}>
          <Checkbox
            checked={hasAgreed}
            label={t('agreement')}
            onChange={(_event, data) => setAgreed(data.checked === true)}
          />
        </Field>
      ) : null}
      <div className={styles['foot']}>
        <strong className={styles['total']}>{t('totalPerMonth', { cost: money(total) })}</strong>
        <div className={styles['actions']}>
          <Button onClick={onChangeSearch}>{t('changeSearch')}</Button>
          <Button appearance="primary" icon={<CartRegular />} onClick={buy}>
            {t('buyNumbers', { count: phoneNumbers.length })}
          </Button>
        </div>
      </div>
    </section>
  );
}

function NumberCards(props: { phoneNumbers: readonly string[]; monthlyCost: MonthlyCost }) {
  const t = useTranslations('numbers');
  const money = useMoney();
  return (
    <ul className={styles['numbers']} aria-label={t('foundNumbers')}>
      {props.phoneNumbers.map((phoneNumber) => (
        <li key={phoneNumber}>
          <strong>
            <PhoneNumberText phoneNumber={phoneNumber} />
          </strong>
          <span className={styles['price']}>{t('perMonth', { cost: money(props.monthlyCost) })}</span>
        </li>
      ))}
    </ul>
  );
}
