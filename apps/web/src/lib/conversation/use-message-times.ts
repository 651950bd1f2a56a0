'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { dayOf } from './day-of.ts';

const dayMs = 86_400_000;

/** Moments as people say them, in the reader's language and time zone. */
export function useMessageTimes() {
  const format = useFormatter();
  const t = useTranslations('times');
  return useMemo(() => {
    const timeOf = (at: number) => format.dateTime(at, { hour: 'numeric', minute: '2-digit' });
    const isThisYear = (at: number) => new Date(at).getFullYear() === new Date().getFullYear();
    return {
      timeOf,
      momentOf: (at: number) => format.dateTime(at, { dateStyle: 'full', timeStyle: 'short' }),
      /** The shortest form that is not ambiguous, for lists. */
      shortOf(at: number) {
        if (dayOf(at) === dayOf(Date.now())) return timeOf(at);
        if (dayOf(at) === dayOf(Date.now() - dayMs)) return t('yesterday');
        if (Date.now() - at < 6 * dayMs) return format.dateTime(at, { weekday: 'short' });
        if (isThisYear(at)) return format.dateTime(at, { day: 'numeric', month: 'short' });
        return format.dateTime(at, { dateStyle: 'short' });
      },
      dayLabelOf(at: number) {
        if (dayOf(at) === dayOf(Date.now())) return t('today');
        if (dayOf(at) === dayOf(Date.now() - dayMs)) return t('yesterday');
        return format.dateTime(at, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          ...(isThisYear(at) ? {} : { year: 'numeric' }),
        });
      },
    };
  }, [format, t]);
}
