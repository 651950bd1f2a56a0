'use client';

import type { ReactNode } from 'react';
import styles from './pane-header.module.css';

export interface PaneHeaderProps {
  start?: ReactNode;
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
}

/** The bar at the top of a pane. */
export function PaneHeader({ start, title, subtitle, actions }: PaneHeaderProps) {
  return (
    <header className={styles['root']}>
      {start}
      <div className={styles['text']}>
        {title}
        {subtitle ? <div className={styles['subtitle']}>{subtitle}</div> : null}
      </div>
      {actions ? <div className={styles['actions']}>{actions}</div> : null}
    </header>
  );
}
