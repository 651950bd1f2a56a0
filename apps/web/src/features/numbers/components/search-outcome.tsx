'use client';

import { Button, Spinner } from '@fluentui/react-components';
import type { NumberSearch } from '@switchboard/access-api';
import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import type { useBuyAddress } from '../hooks/use-buy-address.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { useNumberSearch } from '../hooks/use-number-work.ts';
import type { Purchase } from './buy-dialog.tsx';
import styles from './buy-screen.module.css';
import { FoundNumbers } from './found-numbers.tsx';
import { useCountryName } from './number-words.tsx';

export interface SearchOutcomeProps {
  searchId: string;
  address: ReturnType<typeof useBuyAddress>;
  onBuy: (purchase: Purchase) => void;
}

/** A search from its beginning to the numbers that it found, or to why it found none. */
export function SearchOutcome({ searchId, address, onBuy }: SearchOutcomeProps) {
  const t = useTranslations('numbers');
  const { ofError, ofWork } = useNumberFailure();
  const { status, value: search, error, reload } = useNumberSearch(searchId);
  const { goTo, replaceBy } = address;
  const again = useAction(
    useCallback(
      async (request: NumberSearch['request']) =>
        replaceBy({ search: (await accessApi.searchNumbers(request)).id }),
      [replaceBy],
    ),
  );
  const changeSearch = () => goTo({});
  if (!search) {
    return status === 'failed' ? (
      <ProblemNotice {...ofError(error)} retryLabel={t('newSearch')} onRetry={changeSearch} />
    ) : (
      <Spinner label={t('loading')} />
    );
  }
  const refusal = again.error === undefined ? undefined : ofError(again.error);
  const retry = {
    retryLabel: t('searchAgain'),
    onRetry: () => void again.run(search.request),
  };
  switch (search.status) {
    case 'running':
      return <Searching request={search.request} onLeave={changeSearch} />;
    case 'failed': {
      const failure = search.failure ?? { code: '', message: t('searchFailed') };
      return (
        <ProblemNotice {...(refusal ?? ofWork(failure, search.id))} {...retry}>
          <Button appearance="transparent" onClick={changeSearch}>
            {t('changeSearch')}
          </Button>
        </ProblemNotice>
      );
    }
    case 'expired':
      return (
        <ProblemNotice title={refusal?.title ?? t('expired')} reference={refusal?.reference} {...retry}>
          {t('expiredHint')}
        </ProblemNotice>
      );
    case 'succeeded':
      return <FoundNumbers search={search} onOutdated={reload} onChangeSearch={changeSearch} onBuy={onBuy} />;
  }
}

function Searching({ request, onLeave }: { request: NumberSearch['request']; onLeave: () => void }) {
  const t = useTranslations('numbers');
  const countryName = useCountryName();
  return (
    <section className={styles['card']}>
      <div className={styles['waiting']}>
        <div role="status">
          <Spinner
            labelPosition="below"
            label={t('searching', {
              count: request.quantity ?? 1,
              country: countryName(request.countryCode),
              type: t(`types.${request.numberType}`),
            })}
          />
        </div>
        <p className={styles['hint']}>{t('searchingHint')}</p>
        <Button onClick={onLeave}>{t('cancel')}</Button>
      </div>
    </section>
  );
}
