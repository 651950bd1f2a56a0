'use client';

import { useCallback, useMemo, useState, type KeyboardEvent } from 'react';

/**
 * The messages are one stop on the way of the Tab key; the arrow keys, Home and End go from message to message, each an
 * element with `data-message`. Keep `keys` stable.
 * @see WAI-ARIA Authoring Practices, "Managing Focus Within Components Using a Roving tabindex"
 */
export function useRovingMessages(keys: readonly string[]) {
  const [chosenKey, setActiveKey] = useState<string>();
  const activeKey = useMemo(() => {
    const isThere = chosenKey !== undefined && keys.includes(chosenKey);
    return isThere ? chosenKey : keys.at(-1);
  }, [keys, chosenKey]);

  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const message = (event.target as HTMLElement).closest<HTMLElement>('[data-message]');
    if (!message || event.target !== message) return;
    const next = neighbour(event.currentTarget, message, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }, []);
  return { activeKey, setActiveKey, onKeyDown };
}

function neighbour(list: HTMLElement, message: HTMLElement, key: string): HTMLElement | undefined {
  const messages = [...list.querySelectorAll<HTMLElement>('[data-message]')];
  const index = messages.indexOf(message);
  switch (key) {
    case 'ArrowUp':
      return messages[index - 1];
    case 'ArrowDown':
      return messages[index + 1];
    case 'Home':
      return messages[0];
    case 'End':
      return messages.at(-1);
    default:
      return undefined;
  }
}
