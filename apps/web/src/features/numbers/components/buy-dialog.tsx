'use client';

import type { MonthlyCost, NumberSearch } from '@switchboard/access-api';
import { ConfirmDialog, FailureBar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { timesCost } from '../search-form/cost.ts';
import { useMoney } from './number-words.tsx';

export interface BuyDialogProps {
  open: boolean;
  search: NumberSearch;
  /** Of each number, as the buyer sees it: the service buys nothing at another price. */
  monthlyCost: MonthlyCost;
  agreeToNotResell: boolean;
  onClose: () => void;
  onOrdered: (orderId: string) => void;
  /** The service refused: what is shown may be outdated. */
  onStale: () => void;
}

/** The question before money is spent: these numbers, at this cost. */
export function BuyDialog(props: BuyDialogProps) {
  const { open, search, monthlyCost, agreeToNotResell, onClose, onOrdered, onStale } = props;
  const t = useTranslations('numbers');
  const money = useMoney();
  const { ofError } = useNumberFailure();
  const order = useAction(
    useCallback(async () => {
      const { id } = await accessApi.orderNumbers({
        searchId: search.id,
        acceptedMonthlyCost: monthlyCost,
        agreeToNotResell,
      });
      onClose();
      onOrdered(id);
    }, [search.id, monthlyCost, agreeToNotResell, onClose, onOrdered]),
  );
  const count = search.phoneNumbers.length;
  const total = money(timesCost(monthlyCost, count));
  return (
    <ConfirmDialog
      open={open}
      title={t('buyConfirmTitle', { count, cost: total })}
      confirmLabel={t('buyConfirm', { cost: total })}
      cancelLabel={t('cancel')}
      isBusy={order.isBusy}
      onCancel={() => {
        order.forgetError();
        onClose();
        if (order.error !== undefined) onStale();
      }}
      onConfirm={() => void order.run()}
    >
      <ul>
        {search.phoneNumbers.map((phoneNumber) => (
          <li key={phoneNumber}>
            <PhoneNumberText phoneNumber={phoneNumber} />
          </li>
        ))}
      </ul>
      <p>{t('buyConfirmText', { each: money(monthlyCost), cost: total })}</p>
      {order.error === undefined ? null : <FailureBar {...ofError(order.error)} />}
    </ConfirmDialog>
  );
}
