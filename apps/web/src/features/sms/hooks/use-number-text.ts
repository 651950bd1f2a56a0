'use client';

import type { PhoneNumber } from '@switchboard/access-api';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';

/** What a number of ours is: country, kind, who answers it. */
export function useNumberText(): (number: PhoneNumber) => string {
  const t = useTranslations('sms');
  const locale = useLocale();
  const countries = useMemo(() => new Intl.DisplayNames(locale, { type: 'region' }), [locale]);
  return useCallback(
    ({ countryCode, numberType, assignee }) => {
      const country = /^[A-Z]{2}$/.test(countryCode) ? countries.of(countryCode) : countryCode;
      return [country, t(`numberTypes.${numberType}`), assignee?.displayName ?? t('unassigned')]
        .filter(Boolean)
        .join(' · ');
    },
    [t, countries],
  );
}
