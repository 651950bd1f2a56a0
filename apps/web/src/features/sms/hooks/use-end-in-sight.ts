'use client';

import { useCallback, useEffect, useEffectEvent, useState } from 'react';

/** Calls `onSight` when the element comes near the visible part of what scrolls; returns the element's ref. */
export function useEndInSight(onSight: (() => void) | undefined) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const notice = useEffectEvent(() => onSight?.());
  const isWatching = onSight !== undefined;
  useEffect(() => {
    if (!element || !isWatching) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && notice(),
      { root: scrollingParentOf(element), rootMargin: '600px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, isWatching]);
  return useCallback((found: HTMLElement | null) => setElement(found), []);
}

/** Margins count only towards the root itself, so it has to be the element that scrolls. */
function scrollingParentOf(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}
