'use client';

import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { PhoneAddRegular } from '@fluentui/react-icons/svg/phone-add';
import type { DirectoryEntry } from '@switchboard/access-api';
import { EmptyState, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { lazy, Suspense, useCallback, useState } from 'react';
import { PageColumn } from '../../../lib/ui-root/page-column.tsx';
import { useBuyAddress } from '../hooks/use-buy-address.ts';
import type { Purchase } from './buy-dialog.tsx';
import styles from './buy-screen.module.css';
import { OrderOutcome } from './order-outcome.tsx';
import { SearchForm } from './search-form.tsx';
import { SearchOutcome } from './search-outcome.tsx';

const BuyDialog = lazy(async () => ({ default: (await import('./buy-dialog.tsx')).BuyDialog }));

export interface BuyScreenProps {
  me: DirectoryEntry;
  isAdmin: boolean;
}

/** The way to new numbers: say what is wanted, look at what was found, buy it. The address says which of these it is. */
export function BuyScreen({ me, isAdmin }: BuyScreenProps) {
  const t = useTranslations('numbers');
  return (
    <PageColumn
      title={t('buyTitle')}
      start={
        <Link
          href="/numbers"
          className={styles['back']}
          aria-label={t('backToNumbers')}
          title={t('backToNumbers')}
        >
          <ArrowLeftRegular className={styles['backIcon'] ?? ''} />
        </Link>
      }
    >
      {isAdmin ? (
        <BuySteps me={me} />
      ) : (
        <EmptyState icon={<PhoneAddRegular />} title={t('onlyAdminsBuy')}>
          {t('onlyAdminsBuyHint')}
        </EmptyState>
      )}
    </PageColumn>
  );
}

function BuySteps({ me }: { me: DirectoryEntry }) {
  const address = useBuyAddress();
  const [purchase, setPurchase] = useState<Purchase>();
  const wasBuying = useKept(purchase);
  const forget = useCallback(() => setPurchase(undefined), []);
  const { replaceBy } = address;
  const showOrder = useCallback((order: string) => replaceBy({ order }), [replaceBy]);
  return (
    <>
      <BuyStep address={address} me={me} onBuy={setPurchase} />
      {wasBuying ? (
        <Suspense fallback={null}>
          <BuyDialog purchase={purchase} onClose={forget} onOrdered={showOrder} />
        </Suspense>
      ) : null}
    </>
  );
}

interface BuyStepProps {
  address: ReturnType<typeof useBuyAddress>;
  me: DirectoryEntry;
  onBuy: (purchase: Purchase) => void;
}

function BuyStep({ address, me, onBuy }: BuyStepProps) {
  const { orderId, searchId } = address;
  if (orderId !== undefined) return <OrderOutcome key={orderId} orderId={orderId} me={me} />;
  if (searchId === undefined) return <SearchForm address={address} />;
  return <SearchOutcome key={searchId} searchId={searchId} address={address} onBuy={onBuy} />;
}
