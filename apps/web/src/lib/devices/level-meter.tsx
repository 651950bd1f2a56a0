import type { CSSProperties } from 'react';
import styles from './level-meter.module.css';

export interface LevelMeterProps {
  label: string;
  /** 0 to 100. */
  level: number;
}

/** How loud a microphone is. */
export function LevelMeter({ label, level }: LevelMeterProps) {
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={level}
      className={styles['track']}
      style={{ '--level': `${level}%` } as CSSProperties}
    />
  );
}
