'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { LevelMeter } from '../../../lib/devices/level-meter.tsx';
import { levelOf } from '../../../lib/devices/loudness.ts';
import type { ConnectionTest } from '../state/connection-test.ts';
import styles from './connection-test.module.css';

/** How loud the microphone is right now. */
export function MicrophoneLevel({ test }: { test: ConnectionTest }) {
  const t = useTranslations('connectionTest');
  const [loudness, setLoudness] = useState(0);
  useEffect(() => test.onLevel(setLoudness), [test]);
  return (
    <div className={styles['meter']}>
      <LevelMeter label={t('level')} level={levelOf(loudness)} />
    </div>
  );
}
