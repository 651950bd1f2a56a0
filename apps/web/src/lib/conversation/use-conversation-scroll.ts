'use client';

import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Distance from an end at which the next page is asked for. */
const loadAheadPx = 500;
/** Within this distance the reader counts as being at the end. */
const endTolerancePx = 48;

export interface ConversationScrollOptions {
  /** Changes whenever what is drawn changes. */
  readonly content: unknown;
  readonly isReady: boolean;
  /** False when the newest message is not part of what is drawn. */
  readonly hasEnd: boolean;
  readonly onNearStart: () => void;
  readonly onNearEnd: () => void;
  /** Called after each movement with the key of the last row that is wholly visible. */
  readonly onSeen: (lastVisibleKey: string | undefined, isAtEnd: boolean) => void;
}

/**
 * Scrolling of a list that grows at both ends. The reader stays where they are while rows come and go above and below;
 * somebody at the end stays at the end. Rows carry `data-row`.
 */
export function useConversationScroll(options: ConversationScrollOptions) {
  const container = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ key: string; offset: number }>(undefined);
  const sticksToEnd = useRef(true);
  const hasStarted = useRef(false);
  const [isAtEnd, setAtEnd] = useState(true);
  const latest = useRef(options);
  latest.current = options;

  const settle = useCallback(() => {
    const element = container.current;
    if (!element || !hasStarted.current) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const atEnd = latest.current.hasEnd && below <= endTolerancePx;
    sticksToEnd.current = atEnd;
    setAtEnd(atEnd);
    anchor.current = anchorOf(element);
    if (element.scrollTop < loadAheadPx) latest.current.onNearStart();
    if (below < loadAheadPx && !latest.current.hasEnd) latest.current.onNearEnd();
    latest.current.onSeen(lastVisibleKey(element), atEnd);
  }, []);

  const hold = useCallback(() => {
    const element = container.current;
    if (!element || !hasStarted.current) return;
    if (sticksToEnd.current && latest.current.hasEnd) element.scrollTop = element.scrollHeight;
    else restore(element, anchor.current);
    settle();
  }, [settle]);

  useLayoutEffect(() => {
    const element = container.current;
    if (!element || !options.isReady) return;
    if (!hasStarted.current) {
      hasStarted.current = true;
      startAtFirstNewMessage(element);
      settle();
    } else hold();
  }, [options.content, options.isReady, hold, settle]);

  useHoldOnResize(container, hold);

  const scrollToEnd = useCallback(() => {
    sticksToEnd.current = true;
    hold();
  }, [hold]);
  const scrollToRow = useCallback(
    (key: string) => {
      const element = container.current;
      const row = element && rowWithKey(element, key);
      if (!row) return;
      sticksToEnd.current = false;
      row.scrollIntoView({ block: 'center' });
      settle();
    },
    [settle],
  );
  return { container, isAtEnd, onScroll: settle, scrollToEnd, scrollToRow };
}

function useHoldOnResize(container: RefObject<HTMLDivElement | null>, hold: () => void) {
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const observer = new ResizeObserver(() => hold());
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [container, hold]);
}

/** With new messages the reader begins at the first of them, else at the end. */
function startAtFirstNewMessage(element: HTMLElement) {
  element.scrollTop = element.scrollHeight;
  const divider = element.querySelector<HTMLElement>('[data-new-messages]');
  if (!divider) return;
  const distance = divider.getBoundingClientRect().top - element.getBoundingClientRect().top;
  if (distance < 0) element.scrollTop += distance - element.clientHeight * 0.2;
}

function rows(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('[data-row]')];
}

function rowWithKey(element: HTMLElement, key: string) {
  return rows(element).find((row) => row.dataset['row'] === key);
}

/** The first visible message and where it stands; what the next layout is held by. */
function anchorOf(element: HTMLElement) {
  const top = element.getBoundingClientRect().top;
  for (const row of rows(element)) {
    const key = row.dataset['row'] ?? '';
    const box = row.getBoundingClientRect();
    if (box.bottom > top && !isSeparator(key)) return { key, offset: box.top - top };
  }
  return undefined;
}

/** Separators go elsewhere when messages come above them. */
function isSeparator(key: string): boolean {
  return key.startsWith('day-') || key === 'new-messages';
}

function restore(element: HTMLElement, anchor: { key: string; offset: number } | undefined) {
  const row = anchor && rowWithKey(element, anchor.key);
  if (!row) return;
  const offset = row.getBoundingClientRect().top - element.getBoundingClientRect().top;
  element.scrollTop += offset - anchor.offset;
}

function lastVisibleKey(element: HTMLElement) {
  const bottom = element.getBoundingClientRect().bottom;
  return rows(element).findLast((row) => row.getBoundingClientRect().bottom <= bottom + 2)?.dataset['row'];
}
