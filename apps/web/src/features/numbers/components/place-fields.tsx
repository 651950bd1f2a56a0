'use client';

import { Field, Select, Spinner } from '@fluentui/react-components';
import type { Locality, PhoneNumberType } from '@switchboard/access-api';
import { ProblemNotice } from '@switchboard/ui';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { useNumberFailure } from '../hooks/use-number-failure.ts';
import { chooseAreaCode, groupByDivision, localityKey } from '../search-form/choose-offering.ts';
import type { SearchQuery } from '../search-form/search-query.ts';
import styles from './buy-screen.module.css';

export interface Place {
  /** Undefined when the numbers may be from anywhere. */
  readonly areaCode: string | undefined;
}

export interface PlaceFieldsProps {
  countryCode: string;
  numberType: PhoneNumberType;
  query: SearchQuery;
  onChange: (change: SearchQuery) => void;
  /** Undefined until it is known which area codes there are. */
  onPlace: (place: Place | undefined) => void;
}

/** Where the numbers should be from: for geographic ones a place and one of its area codes, else the beginning of the number. */
export function PlaceFields(props: PlaceFieldsProps) {
  return (
    <div className={styles['row']}>
      {props.numberType === 'geographic' ? <GeographicPlace {...props} /> : <AreaCodeField {...props} />}
    </div>
  );
}

function GeographicPlace(props: PlaceFieldsProps) {
  const { countryCode, query, onChange, onPlace } = props;
  const t = useTranslations('numbers');
  const localities = useLoaded(
    useCallback(
      (signal: AbortSignal) => accessApi.listNumberLocalities(countryCode, { signal }),
      [countryCode],
    ),
  );
  const chosen = localities.value?.find(
    ({ name, administrativeDivision }) =>
      name === query.locality && (administrativeDivision?.code ?? '') === (query.division ?? ''),
  );
  const isLoaded = localities.value !== undefined;
  const isAnywhere = isLoaded && chosen === undefined;
  useEffect(() => {
    if (!isLoaded) onPlace(undefined);
    else if (isAnywhere) onPlace({ areaCode: undefined });
  }, [isLoaded, isAnywhere, onPlace]);
  if (localities.status === 'failed') {
    return <LoadFailure error={localities.error} onRetry={localities.reload} />;
  }
  if (!localities.value) return <Spinner size="small" label={t('loadingPlaces')} />;
  return (
    <>
      <LocalityField
        localities={localities.value}
        chosen={chosen}
        onChange={(locality) =>
          onChange({
            locality: locality?.name ?? '',
            division: locality?.administrativeDivision?.code ?? '',
          })
        }
      />
      {chosen ? <AreaCodeField key={localityKeyOf(chosen)} {...props} locality={chosen} /> : null}
    </>
  );
}

const localityKeyOf = ({ name, administrativeDivision }: Locality) =>
  localityKey(name, administrativeDivision?.code);

interface LocalityFieldProps {
  localities: readonly Locality[];
  chosen: Locality | undefined;
  onChange: (locality: Locality | undefined) => void;
}

function LocalityField({ localities, chosen, onChange }: LocalityFieldProps) {
  const t = useTranslations('numbers');
  const locale = useLocale();
  return (
    <Field label={t('locality')}>
      <Select
        value={chosen ? localityKeyOf(chosen) : ''}
        onChange={(_event, data) =>
          onChange(localities.find((locality) => localityKeyOf(locality) === data.value))
        }
      >
        <option value="">{t('anywhere')}</option>
        {groupByDivision(localities, locale).map(({ name, localities: members }) => {
          const options = members.map((locality) => (
            <option key={localityKeyOf(locality)} value={localityKeyOf(locality)}>
              {locality.name}
            </option>
          ));
          return name === undefined ? (
            options
          ) : (
            <optgroup key={name} label={name}>
              {options}
            </optgroup>
          );
        })}
      </Select>
    </Field>
  );
}

function AreaCodeField(props: PlaceFieldsProps & { locality?: Locality }) {
  const { countryCode, numberType, query, locality, onChange, onPlace } = props;
  const t = useTranslations('numbers');
  const name = locality?.name;
  const division = locality?.administrativeDivision?.code;
  const areaCodes = useLoaded(
    useCallback(
      (signal: AbortSignal) =>
        accessApi.listAreaCodes(
          countryCode,
          {
            numberType,
            ...(name === undefined ? {} : { locality: name }),
            ...(division === undefined ? {} : { administrativeDivision: division }),
          },
          { signal },
        ),
      [countryCode, numberType, name, division],
    ),
  );
  const isRequired = locality !== undefined;
  const codes = areaCodes.value;
  const areaCode = codes && chooseAreaCode(codes, query.area, isRequired);
  const isKnown = codes !== undefined;
  useEffect(() => {
    onPlace(isKnown ? { areaCode } : undefined);
  }, [isKnown, areaCode, onPlace]);
  if (areaCodes.status === 'failed') {
    return <LoadFailure error={areaCodes.error} onRetry={areaCodes.reload} />;
  }
  if (!codes) return <Spinner size="small" label={t('loadingAreaCodes')} />;
  if (codes.length === 0) return null;
  return (
    <Field label={t('areaCode')}>
      <Select value={areaCode ?? ''} onChange={(_event, data) => onChange({ area: data.value })}>
        {isRequired ? null : <option value="">{t('anyAreaCode')}</option>}
        {codes.map((code) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const tErrors = useTranslations('errors');
  const { ofError } = useNumberFailure();
  return (
    <ProblemNotice {...ofError(error)} retryLabel={tErrors('retry')} onRetry={onRetry} headingLevel={3} />
  );
}
