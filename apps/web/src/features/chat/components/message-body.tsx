'use client';

import { toPlainText } from '@switchboard/chat-core';
import { useResolved } from '../hooks/use-resolved.ts';
import { findLinks, mayHoldLinks } from '../timeline/links.ts';
import { sanitizeHtml } from '../timeline/sanitize-html.ts';
import styles from './message-body.module.css';

export interface MessageBodyProps {
  kind: 'text' | 'html';
  content: string;
}

/** The text of a message. Plain text is never interpreted; html is shown as text until the sanitiser is there. */
export function MessageBody({ kind, content }: MessageBodyProps) {
  return kind === 'html' ? <HtmlBody content={content} /> : <TextBody content={content} />;
}

function TextBody({ content }: { content: string }) {
  const parts = useResolved(mayHoldLinks(content) ? content : undefined, findLinks);
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
        : content}
    </div>
  );
}

function HtmlBody({ content }: { content: string }) {
  const html = useResolved(content, sanitizeHtml);
  if (html === undefined) {
    return (
      <div dir="auto" className={styles['body']}>
        {toPlainText(content)}
      </div>
    );
  }
  return (
    <div dir="auto" className={styles['body']} data-html="" dangerouslySetInnerHTML={{ __html: html }} />
  );
}
