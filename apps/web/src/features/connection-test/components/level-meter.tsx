'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { ConnectionTest } from '../state/connection-test.ts';
import styles from './connection-test.module.css';

/** How loud the microphone is right now. */
export function LevelMeter({ test }: { test: ConnectionTest }) {
  const t = useTranslations('connectionTest');
  const [level, setLevel] = useState(0);
  useEffect(() => test.onLevel(setLevel), [test]);
  // Ears judge loudness by its logarithm: −60 dB is silence, 0 dB is full scale.
  const percent =
    level > 0 ? Math.round(Math.max(0, Math.min(100, 100 + (20 * Math.log10(level) * 100) / 60))) : 0;
  return (
    <div
      role="meter"
      aria-label={t('level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles['meter']}
    >
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
