'use client';

import type { CallRecord } from '@switchboard/access-api';
import { useFormatter, useTranslations } from 'next-intl';
import { durationParts } from '../text/duration-parts.ts';
import { othersOf } from '../text/others-of.ts';

/** A title names so many people and counts the rest. */
const namedPeople = 3;

/** What a call is called, and how long it was, for one reader. */
export function useCallWords(myId: string | undefined) {
  const t = useTranslations('calls');
  const format = useFormatter();

  const titleOf = (call: CallRecord): string => {
    if (call.meeting) return call.meeting.topic;
    const names = othersOf(call, myId).map(({ displayName }) => displayName ?? t('somebody'));
    if (names.length === 0) return call.kind === 'one-to-one' ? t('somebody') : t('groupCall');
    if (names.length <= namedPeople) return format.list(names);
    const named = format.list(names.slice(0, namedPeople), { type: 'unit' });
    return t('withOthers', { names: named, count: names.length - namedPeople });
  };

  const durationOf = ({ startedAt, endedAt }: CallRecord): string | undefined => {
    if (endedAt === null) return undefined;
    const parts = durationParts(Date.parse(endedAt) - Date.parse(startedAt)).map(({ unit, amount }) =>
      format.number(amount, { style: 'unit', unit, unitDisplay: 'short' }),
    );
    return format.list(parts, { type: 'unit', style: 'narrow' });
  };

  return { titleOf, durationOf };
}
