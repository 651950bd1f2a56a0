'use client';

import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';
import styles from './chat-layout.module.css';

/** List and conversation side by side; on narrow screens whichever of the two was asked for. */
export function ChatLayout({ list, children }: { list: ReactNode; children: ReactNode }) {
  const isOpen = useParams<{ threadId?: string }>().threadId !== undefined;
  return (
    <main className={styles['layout']} data-open={isOpen ? '' : undefined}>
      <div className={styles['list']}>{list}</div>
      <div id="main" tabIndex={-1} className={styles['conversation']}>
        {children}
      </div>
    </main>
  );
}
