'use client';

import { renderToStyleElements, type GriffelRenderer } from '@fluentui/react-components';
import { useServerInsertedHTML } from 'next/navigation';
import { useRef } from 'react';

/**
 * Puts the style sheets of the server-rendered components into the document's head. They are written once, with the first
 * part of the stream: the renderer repeats everything at each call, and copies further down would win over later styles.
 */
export function useServerInsertedStyles(renderer: GriffelRenderer): void {
  const written = useRef(false);
  useServerInsertedHTML(() => {
    if (written.current) return null;
    written.current = true;
    return <>{renderToStyleElements(renderer)}</>;
  });
}
