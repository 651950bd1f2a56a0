'use client';

import { useEffect } from 'react';
import { isLetterKey } from '../../../lib/keyboard/is-letter-key.ts';

/**
 * Ctrl+F, or ⌘F, looks through the whole conversation: the browser would find only what is loaded. In the search field it is the
 * browser's again, and so it is while a dialog is open.
 */
export function useSearchKeys(onSearch: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isLetterKey(event, 'f') || event.ctrlKey === event.metaKey || event.shiftKey || event.altKey)
        return;
      if (event.defaultPrevented || document.querySelector('[aria-modal="true"]')) return;
      if (event.target instanceof Element && event.target.closest('[data-message-search]')) return;
      event.preventDefault();
      onSearch();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onSearch]);
}

/** The keys as this machine names them. */
export function searchKeys(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘F' : 'Ctrl+F';
}
