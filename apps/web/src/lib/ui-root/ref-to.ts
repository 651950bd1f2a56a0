import type { RefObject } from 'react';

/**
 * A ref object as a callback. Fluent's buttons can be links, so that no ref object fits the type of their `ref`.
 */
export function refTo<Element>(ref: RefObject<Element | null>): (element: Element | null) => void {
  return (element) => {
    ref.current = element;
  };
}
