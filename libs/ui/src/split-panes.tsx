'use client';

import type { ReactNode } from 'react';
import styles from './split-panes.module.css';

export interface SplitPanesProps {
  list: ReactNode;
  /** True when one thing of the list is open; decides what narrow screens show. */
  isOpen: boolean;
  children: ReactNode;
}

/** The main part of a page: a list and what is open of it, side by side; on narrow screens whichever was asked for. */
export function SplitPanes({ list, isOpen, children }: SplitPanesProps) {
  return (
    <main className={styles['layout']} data-open={isOpen ? '' : undefined}>
      <div className={styles['list']}>{list}</div>
      <div id="main" tabIndex={-1} className={styles['content']}>
        {children}
      </div>
    </main>
  );
}
