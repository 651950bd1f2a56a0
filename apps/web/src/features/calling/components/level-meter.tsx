'use client';

import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { useMicrophoneLevel } from '../hooks/use-microphone-level.ts';
import styles from './level-meter.module.css';

/** How loud the chosen microphone is. */
export function LevelMeter({ microphoneId }: { microphoneId: string | undefined }) {
  const t = useTranslations('calling');
  const level = useMicrophoneLevel(microphoneId);
  return (
    <div
      role="meter"
      aria-label={t('microphoneLevel')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={level}
      className={styles['track']}
      style={{ '--level': `${level}%` } as CSSProperties}
    />
  );
}
