'use client';

import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './status-banner.module.css';

export interface StatusBannerProps {
  tone: 'warning' | 'success';
  icon: ReactNode;
  children: ReactNode;
}

/** A line above everything that tells about a state which passes. Announced politely by whoever shows it. */
export function StatusBanner({ tone, icon, children }: StatusBannerProps) {
  return (
    <div className={classNames(styles['root'], styles[tone])}>
      <span aria-hidden="true" className={styles['icon']}>
        {icon}
      </span>
      <span>{children}</span>
    </div>
  );
}
