'use client';

import { Field, Select, Spinner } from '@fluentui/react-components';
import type { NumberSearchRequest, PhoneNumberCountry } from '@switchboard/access-api';
import { FailureBar, ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import type { useBuyAddress } from '../hooks/use-buy-address.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { chooseCountry } from '../search-form/choose-offering.ts';
import { changeSearchQuery } from '../search-form/search-query.ts';
import styles from './buy-screen.module.css';
import { useCountryName } from './number-words.tsx';
import { OfferingFields } from './offering-fields.tsx';

export interface SearchFormProps {
  address: ReturnType<typeof useBuyAddress>;
}

/** What kind of numbers is wanted, and where. Only what is for sale can be chosen. */
export function SearchForm({ address }: SearchFormProps) {
  const t = useTranslations('numbers');
  const tErrors = useTranslations('errors');
  const { ofError } = useNumberFailure();
  const countries = useLoaded(
    useCallback((signal: AbortSignal) => accessApi.listNumberCountries({ signal }), []),
  );
  const { goTo } = address;
  const search = useAction(
    useCallback(
      async (request: NumberSearchRequest) => goTo({ search: (await accessApi.searchNumbers(request)).id }),
      [goTo],
    ),
  );
  if (countries.status === 'failed' && !countries.value) {
    return (
      <ProblemNotice {...ofError(countries.error)} retryLabel={tErrors('retry')} onRetry={countries.reload} />
    );
  }
  if (!countries.value) return <Spinner label={t('loading')} />;
  const country = chooseCountry(countries.value, address.query.country, navigator.languages);
  if (country === undefined) return <p className={styles['hint']}>{t('nothingForSale')}</p>;
  return (
    <section className={styles['card']} aria-labelledby="search-title">
      <h2 id="search-title">{t('searchTitle')}</h2>
      <CountryField
        countries={countries.value}
        value={country}
        onChange={(code) => address.write(changeSearchQuery(address.query, { country: code }))}
      />
      <OfferingFields
        key={country}
        countryCode={country}
        query={address.query}
        onQuery={address.write}
        isBusy={search.isBusy}
        failure={search.error === undefined ? null : <FailureBar {...ofError(search.error)} />}
        onSearch={(request) => void search.run(request)}
      />
    </section>
  );
}

interface CountryFieldProps {
  countries: readonly PhoneNumberCountry[];
  value: string;
  onChange: (countryCode: string) => void;
}

function CountryField({ countries, value, onChange }: CountryFieldProps) {
  const t = useTranslations('numbers');
  const countryName = useCountryName();
  const named = countries
    .map(({ countryCode, name }) => ({ countryCode, name: countryName(countryCode, name) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Field label={t('country')}>
      <Select value={value} onChange={(_event, data) => onChange(data.value)}>
        {named.map(({ countryCode, name }) => (
          <option key={countryCode} value={countryCode}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
