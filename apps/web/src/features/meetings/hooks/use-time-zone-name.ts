'use client';

import { useLocale } from 'next-intl';

/** For example "Central European Standard Time", as the browser's system has it. */
export function useTimeZoneName(): string {
  const locale = useLocale();
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'long' }).formatToParts(new Date());
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
