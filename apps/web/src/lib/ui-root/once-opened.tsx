'use client';

import { useKept } from '@switchboard/ui';
import { Suspense, type ReactNode } from 'react';

/** Draws what is inside from the first time that it is open: then its code is loaded, and later it can be seen to close. */
export function OnceOpened({ open, children }: { open: boolean; children: ReactNode }) {
  const wasOpened = useKept(open || undefined);
  return wasOpened ? <Suspense fallback={null}>{children}</Suspense> : null;
}
