'use client';

import { Spinner } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { classNames } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CheckId, CheckOutcome, CheckState } from '../checks/check.ts';
import type messages from '../../../messages/en.json';
import type { ConnectionTest, TestState } from '../state/connection-test.ts';
import { CameraPicture } from './camera-picture.tsx';
import styles from './connection-test.module.css';
import { MicrophoneLevel } from './microphone-level.tsx';
import { SpeakerTest } from './speaker-test.tsx';

export interface CheckRowProps {
  id: CheckId;
  test: ConnectionTest;
  state: TestState;
}

/** One thing that is tried: how it went, and what can be done. */
export function CheckRow({ id, test, state }: CheckRowProps) {
  const t = useTranslations('connectionTest');
  const check = state.checks[id];
  return (
    <li className={styles['check']} data-check={id}>
      <StateIcon check={check} />
      <div className={styles['text']}>
        <h2 className={styles['name']}>{t(`checks.${id}`)}</h2>
        {check.status === 'done' ? (
          <Outcome outcome={check} />
        ) : (
          <p className={styles['hint']}>{t(`about.${id}`)}</p>
        )}
        {id === 'microphone' && check.status === 'running' ? <MicrophoneLevel test={test} /> : null}
        {id === 'camera' && state.picture ? <CameraPicture stream={state.picture} /> : null}
        {id === 'speaker' ? <SpeakerTest test={test} /> : null}
      </div>
    </li>
  );
}

/** What is as it should be has no remedy. */
type RemedyKey = `remedies.${keyof (typeof messages)['connectionTest']['remedies']}`;

function Outcome({ outcome }: { outcome: CheckOutcome }) {
  const t = useTranslations('connectionTest');
  const remedy = `remedies.${outcome.finding}` as RemedyKey;
  return (
    <>
      <p>
        <span className="visually-hidden">{t(`verdicts.${outcome.verdict}`)}: </span>
        {t(`found.${outcome.finding}`, outcome.values)}
      </p>
      {t.has(remedy) ? <p className={styles['remedy']}>{t(remedy)}</p> : null}
    </>
  );
}

const icons: Record<CheckOutcome['verdict'], ReactNode> = {
  passed: <CheckmarkCircleFilled />,
  warned: <WarningFilled />,
  failed: <ErrorCircleFilled />,
  skipped: <SubtractCircleRegular />,
};

function StateIcon({ check }: { check: CheckState }) {
  if (check.status === 'running')
    return <Spinner size="tiny" className={styles['icon'] ?? ''} aria-hidden="true" />;
  const verdict = check.status === 'done' ? check.verdict : 'waiting';
  return (
    <span aria-hidden="true" className={classNames(styles['icon'], styles[verdict])}>
      {verdict === 'waiting' ? <CircleRegular /> : icons[verdict]}
    </span>
  );
}
