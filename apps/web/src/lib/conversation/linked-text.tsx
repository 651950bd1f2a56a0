'use client';

import { findLinks, mayHoldLinks } from './links.ts';
import styles from './message-text.module.css';
import { useResolved } from './use-resolved.ts';

/** The plain text of a message, never interpreted; web and mail addresses in it become links. */
export function LinkedText({ text }: { text: string }) {
  const parts = useResolved(mayHoldLinks(text) ? text : undefined, findLinks);
  return (
    <div dir="auto" className={styles['body']}>
      {parts
        ? parts.map((part, index) =>
            part.type === 'link' ? (
              <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
                {part.text}
              </a>
            ) : (
              part.text
            ),
          )
        : text}
    </div>
  );
}
