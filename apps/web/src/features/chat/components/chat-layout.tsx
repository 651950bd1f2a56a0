'use client';

import { SplitPanes } from '@switchboard/ui';
import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';

/** The conversations and the open one. */
export function ChatLayout({ list, children }: { list: ReactNode; children: ReactNode }) {
  const isOpen = useParams<{ threadId?: string }>().threadId !== undefined;
  return (
    <SplitPanes list={list} isOpen={isOpen}>
      {children}
    </SplitPanes>
  );
}
