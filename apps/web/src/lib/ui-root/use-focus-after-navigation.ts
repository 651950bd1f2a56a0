'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Gives the focus to the new page when the element that had it went with the old one, for example a dialog that led here;
 * otherwise it would be nowhere.
 */
export function useFocusAfterNavigation(): void {
  const pathname = usePathname();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (isFocusNowhere()) document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}

const isFocusNowhere = () => document.activeElement === null || document.activeElement === document.body;
