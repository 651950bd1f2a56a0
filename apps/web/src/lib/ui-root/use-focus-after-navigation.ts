'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Longer than a dialog takes to close. */
const DIALOG_IS_GONE_AFTER_MS = 500;

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
    const timer = setTimeout(() => {
      revealPage();
      if (isFocusNowhere()) findMain()?.focus({ preventScroll: true });
    }, DIALOG_IS_GONE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [pathname]);
}

const findMain = () => document.getElementById('main');

const isFocusNowhere = () => document.activeElement === null || document.activeElement === document.body;

/** Fluent's dialogs hide the page behind them from assistive technology, and one that goes with its page leaves it so. */
function revealPage(): void {
  if (document.querySelector('[aria-modal="true"]')) return;
  findMain()?.closest('[aria-hidden="true"]')?.removeAttribute('aria-hidden');
}
