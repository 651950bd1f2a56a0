'use client';

import { WifiWarningFilled } from '@fluentui/react-icons/svg/wifi-warning';
import type { NetworkQuality } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import styles from './network-mark.module.css';

/** That somebody's network is poor or bad; nothing while it is good. */
export function NetworkMark({ quality = 'good' }: { quality?: NetworkQuality | undefined }) {
  const t = useTranslations('calling');
  if (quality === 'good') return null;
  return (
    <WifiWarningFilled
      role="img"
      aria-label={t(`network.${quality}`)}
      className={styles['mark'] ?? ''}
      data-quality={quality}
    />
  );
}
