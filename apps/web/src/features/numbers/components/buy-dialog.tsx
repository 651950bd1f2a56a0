'use client';

import type { MonthlyCost, NumberSearch } from '@switchboard/access-api';
import { ConfirmDialog, FailureBar, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { timesCost } from '../search-form/cost.ts';
import styles from './buy-screen.module.css';
import { useMoney } from './number-words.tsx';

export interface Purchase {
  readonly search: NumberSearch;
  /** Of each number, as the buyer sees it: the service buys nothing at another price. */
  readonly monthlyCost: MonthlyCost;
  readonly agreeToNotResell: boolean;
  /** The service refused: what the buyer saw may be outdated. */
  readonly onRefused: () => void;
}

export interface BuyDialogProps {
  /** What is to be bought; undefined when nothing is. */
  purchase: Purchase | undefined;
  onClose: () => void;
  onOrdered: (orderId: string) => void;
}

/** The question before money is spent: these numbers, at this cost. */
export function BuyDialog({ purchase, onClose, onOrdered }: BuyDialogProps) {
  const t = useTranslations('numbers');
  const money = useMoney();
  const { ofError } = useNumberFailure();
  const shown = useKept(purchase);
  const order = useAction(
    useCallback(
      async ({ search, monthlyCost, agreeToNotResell }: Purchase) => {
        const { id } = await accessApi.orderNumbers({
          searchId: search.id,
          acceptedMonthlyCost: monthlyCost,
          agreeToNotResell,
        });
        onClose();
        onOrdered(id);
      },
      [onClose, onOrdered],
    ),
  );
  const phoneNumbers = shown?.search.phoneNumbers ?? [];
  const each = shown ? money(shown.monthlyCost) : '';
  const cost = shown ? money(timesCost(shown.monthlyCost, phoneNumbers.length)) : '';
  const cancel = () => {
    if (order.error !== undefined) purchase?.onRefused();
    order.forgetError();
    onClose();
  };
  return (
    <ConfirmDialog
      open={purchase !== undefined}
      title={t('buyConfirmTitle', { count: phoneNumbers.length, cost })}
      confirmLabel={t('buyConfirm')}
      cancelLabel={t('cancel')}
      isBusy={order.isBusy}
      onCancel={cancel}
      onConfirm={() => purchase && void order.run(purchase)}
    >
      <ul className={styles['bought']}>
        {phoneNumbers.map((phoneNumber) => (
          <li key={phoneNumber}>
            <PhoneNumberText phoneNumber={phoneNumber} />
          </li>
        ))}
      </ul>
      <p>{t('buyConfirmText', { count: phoneNumbers.length, each, cost })}</p>
      {order.error === undefined ? null : <FailureBar {...ofError(order.error)} />}
    </ConfirmDialog>
  );
}
