'use client';

import { Field, Input } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { useTimeZoneName } from '../hooks/use-time-zone-name.ts';
import { moveStart, type TimeProblem, type WrittenTimes } from '../times/meeting-times.ts';
import styles from './meeting-dialog.module.css';

export interface TimeFieldsProps {
  times: WrittenTimes;
  /** Shown at the box that it is about. */
  problem: TimeProblem | undefined;
  onChange: (times: WrittenTimes) => void;
}

const aboutStart: readonly TimeProblem[] = ['startMissing', 'inThePast', 'tooFar'];

/** When a meeting begins and ends, on the reader's own clock. */
export function TimeFields({ times, problem, onChange }: TimeFieldsProps) {
  const t = useTranslations('meetings');
  const zone = useTimeZoneName();
  const message = problem ? t(`timeProblems.${problem}`) : null;
  const isAboutStart = problem !== undefined && aboutStart.includes(problem);
  return (
    <div className={styles['times']}>
      <Field label={t('starts')} required validationMessage={isAboutStart ? message : null}>
        <Input
          type="datetime-local"
          value={times.start}
          onChange={(_event, data) => onChange(moveStart(times, data.value))}
        />
      </Field>
      <Field label={t('ends')} required validationMessage={isAboutStart ? null : message}>
        <Input
          type="datetime-local"
          value={times.end}
          onChange={(_event, data) => onChange({ ...times, end: data.value })}
        />
      </Field>
      <p className={styles['zone']}>{t('timeZone', { zone })}</p>
    </div>
  );
}
