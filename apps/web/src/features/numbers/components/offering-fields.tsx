'use client';

import { Button, Field, Input, Radio, RadioGroup, Spinner } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { NumberSearchRequest, PhoneNumberOffering, PhoneNumberType } from '@switchboard/access-api';
import { ProblemNotice } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useState, type ReactNode } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { canDoNothing, wantedCapabilities } from '../search-form/capabilities.ts';
import { offeringPerType } from '../search-form/choose-offering.ts';
import { timesCost } from '../search-form/cost.ts';
import {
  changeSearchQuery,
  maxQuantity,
  parseQuantity,
  type SearchQuery,
} from '../search-form/search-query.ts';
import styles from './buy-screen.module.css';
import { CapabilityFields } from './capability-fields.tsx';
import { useMoney } from './number-words.tsx';
import { PlaceFields, type Place } from './place-fields.tsx';

export interface OfferingFieldsProps {
  countryCode: string;
  query: SearchQuery;
  isBusy: boolean;
  failure: ReactNode;
  onQuery: (query: SearchQuery) => void;
  onSearch: (request: NumberSearchRequest) => void;
}

/** The part of the form that depends on what is for sale in the country. */
export function OfferingFields(props: OfferingFieldsProps) {
  const { countryCode, query } = props;
  const t = useTranslations('numbers');
  const tErrors = useTranslations('errors');
  const { ofError } = useNumberFailure();
  const loaded = useLoaded(
    useCallback(
      (signal: AbortSignal) => accessApi.listNumberOfferings(countryCode, { signal }),
      [countryCode],
    ),
  );
  if (loaded.status === 'failed') {
    return (
      <ProblemNotice
        {...ofError(loaded.error)}
        retryLabel={tErrors('retry')}
        onRetry={loaded.reload}
        headingLevel={3}
      />
    );
  }
  if (!loaded.value) return <Spinner label={t('loadingOfferings')} />;
  const offerings = offeringPerType(loaded.value);
  const offering = offerings.find(({ numberType }) => numberType === query.type) ?? offerings[0];
  if (!offering) return <p className={styles['hint']}>{t('nothingForSaleThere')}</p>;
  return <OfferingForm {...props} offerings={offerings} offering={offering} />;
}

type OfferingFormProps = OfferingFieldsProps & {
  offerings: readonly PhoneNumberOffering[];
  offering: PhoneNumberOffering;
};

function OfferingForm(props: OfferingFormProps) {
  const { countryCode, query, offerings, offering, isBusy, failure, onQuery, onSearch } = props;
  const t = useTranslations('numbers');
  const [quantityText, setQuantityText] = useState(String(query.quantity ?? 1));
  const [place, setPlace] = useState<Place>();
  const [isRefused, setRefused] = useState(false);
  const quantity = parseQuantity(quantityText);
  const capabilities = wantedCapabilities(offering.capabilities, query);
  /** Writes down what stands in the form with the choice, the defaults too: others may open the address elsewhere. */
  const choose = (choice: SearchQuery) =>
    onQuery(changeSearchQuery({ ...query, country: countryCode, type: offering.numberType }, choice));
  const submit = () => {
    const isWrong = quantity === undefined || canDoNothing(capabilities);
    setRefused(isWrong);
    if (isWrong || !place || isBusy) return;
    const { areaCode } = place;
    onSearch({
      countryCode,
      numberType: offering.numberType,
      capabilities,
      quantity,
      ...(areaCode === undefined ? {} : { areaCode }),
    });
  };
  return (
    <>
      <KindField offerings={offerings} value={offering.numberType} onChange={(type) => choose({ type })} />
      <CapabilityFields
        offered={offering.capabilities}
        wanted={capabilities}
        problem={isRefused && canDoNothing(capabilities) ? t('nothingWanted') : undefined}
        onChange={choose}
      />
      <PlaceFields
        key={offering.numberType}
        countryCode={countryCode}
        numberType={offering.numberType}
        query={query}
        onChange={choose}
        onPlace={setPlace}
      />
      <Field
        className={styles['quantity'] ?? ''}
        label={t('quantity')}
        validationMessage={quantity === undefined ? t('quantityWrong', { max: maxQuantity }) : null}
      >
        <Input
          type="number"
          min={1}
          max={maxQuantity}
          value={quantityText}
          onChange={(_event, data) => {
            setQuantityText(data.value);
            const typed = parseQuantity(data.value);
            if (typed !== undefined) choose({ quantity: typed });
          }}
        />
      </Field>
      {failure}
      <SearchFoot offering={offering} quantity={quantity} isBusy={isBusy || !place} onSearch={submit} />
    </>
  );
}

interface SearchFootProps {
  offering: PhoneNumberOffering;
  quantity: number | undefined;
  isBusy: boolean;
  onSearch: () => void;
}

function SearchFoot({ offering, quantity, isBusy, onSearch }: SearchFootProps) {
  const t = useTranslations('numbers');
  const money = useMoney();
  return (
    <div className={styles['foot']}>
      <span className={styles['total']} aria-live="polite">
        {quantity === undefined
          ? null
          : t('totalPerMonth', { cost: money(timesCost(offering.monthlyCost, quantity)) })}
      </span>
      <Button
        appearance="primary"
        icon={isBusy ? <Spinner size="tiny" /> : <SearchRegular />}
        disabledFocusable={isBusy}
        onClick={onSearch}
      >
        {t('searchNumbers')}
      </Button>
    </div>
  );
}

interface KindFieldProps {
  offerings: readonly PhoneNumberOffering[];
  value: PhoneNumberType;
  onChange: (numberType: PhoneNumberType) => void;
}

function KindField({ offerings, value, onChange }: KindFieldProps) {
  const t = useTranslations('numbers');
  const money = useMoney();
  return (
    <Field label={t('kind')}>
      <RadioGroup
        className={styles['kinds'] ?? ''}
        value={value}
        onChange={(_event, data) => {
          const chosen = offerings.find(({ numberType }) => numberType === data.value);
          if (chosen) onChange(chosen.numberType);
        }}
      >
        {offerings.map(({ numberType, monthlyCost }) => (
          <Radio
            key={numberType}
            value={numberType}
            className={styles['kind'] ?? ''}
            label={
              <>
                <span className={styles['kindName']}>{t(`types.${numberType}`)}</span>
                <span className={styles['price']}>{t('perMonth', { cost: money(monthlyCost) })}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
