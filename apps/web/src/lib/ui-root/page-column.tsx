'use client';

import { PaneHeader } from '@switchboard/ui';
import type { ReactNode } from 'react';
import styles from './page-column.module.css';

export interface PageColumnProps {
  title: string;
  subtitle?: ReactNode;
  /** Stands before the title, for example a way back. */
  start?: ReactNode;
  actions?: ReactNode;
  /** Links to the pages that belong together. */
  navigation?: ReactNode;
  children: ReactNode;
}

/** A page of one column: its heading, and what scrolls beneath it. */
export function PageColumn({ title, subtitle, start, actions, navigation, children }: PageColumnProps) {
  return (
    <main id="main" tabIndex={-1} className={styles['page']}>
      <div className={styles['column']}>
        <PaneHeader
          start={start}
          title={<h1 className={styles['title']}>{title}</h1>}
          subtitle={subtitle ? <span className={styles['subtitle']}>{subtitle}</span> : null}
          actions={actions}
        />
        {navigation}
        <div className={styles['content']}>{children}</div>
      </div>
    </main>
  );
}
