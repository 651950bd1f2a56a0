'use client';

import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Level of the title in the page's outline. */
  headingLevel?: 1 | 2 | 3;
}

/** What a place says when there is nothing to show, and what can be done about it. */
export function EmptyState({ icon, title, children, actions, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={styles['root']}>
      <div className={styles['icon']} aria-hidden="true">
        {icon}
      </div>
      <Heading className={styles['title']}>{title}</Heading>
      {children ? <div className={styles['text']}>{children}</div> : null}
      {actions ? <div className={styles['actions']}>{actions}</div> : null}
    </div>
  );
}
