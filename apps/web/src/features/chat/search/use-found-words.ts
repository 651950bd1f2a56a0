'use client';

import { findPlaces } from '@switchboard/chat-core';
import { useEffect, type RefObject } from 'react';

/** Named in the style sheet of the page. */
const ALL = 'found-words';
const CURRENT = 'current-found-words';

/**
 * Marks the words wherever they stand in the messages on the screen, those of the current match apart. The marks are painted over
 * the page, so that no message is drawn anew; a browser that cannot do so shows the message's own highlight only.
 * @param bar stands in the same section as the messages
 */
export function useFoundWords(
  bar: RefObject<HTMLElement | null>,
  words: string,
  currentId: string | undefined,
): void {
  useEffect(() => {
    const list = bar.current?.closest('section')?.querySelector('[data-messages]');
    if (!list || !words.trim() || !('highlights' in CSS)) return;
    const mark = () => {
      const [current, others] = [new Highlight(), new Highlight()];
      for (const bubble of list.querySelectorAll('[data-bubble]')) {
        const isCurrent = bubble.closest<HTMLElement>('[data-message]')?.dataset['message'] === currentId;
        for (const range of rangesIn(bubble, words)) (isCurrent ? current : others).add(range);
      }
      CSS.highlights.set(ALL, others);
      CSS.highlights.set(CURRENT, current);
    };
    let frame = requestAnimationFrame(mark);
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    });
    observer.observe(list, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    };
  }, [bar, words, currentId]);
}

/** A match may go over several text nodes, for example into a link. */
function rangesIn(element: Element, words: string): Range[] {
  const places = findPlaces(element.textContent, words);
  if (places.length === 0) return [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { node: Node; start: number; end: number }[] = [];
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = length + (node.textContent?.length ?? 0);
    nodes.push({ node, start: length, end });
    length = end;
  }
  return places.flatMap((place) => {
    const first = nodes.find(({ end }) => end > place.start);
    const last = nodes.find(({ end }) => end >= place.end);
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, place.start - first.start);
    range.setEnd(last.node, place.end - last.start);
    return [range];
  });
}
