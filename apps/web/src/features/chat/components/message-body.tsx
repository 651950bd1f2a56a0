'use client';

import { toPlainText } from '@switchboard/chat-core';
import { useCallback } from 'react';
import { LinkedText } from '../../../lib/conversation/linked-text.tsx';
import styles from '../../../lib/conversation/message-text.module.css';
import { useResolved } from '../../../lib/conversation/use-resolved.ts';
import { sanitizeHtml } from '../timeline/sanitize-html.ts';

export interface MessageBodyProps {
  kind: 'text' | 'html';
  content: string;
  /** The reader's raw id: a mention of theirs stands out. */
  myId: string;
}

/** The text of a message. Plain text is never interpreted; html is shown as text until the sanitiser is there. */
export function MessageBody({ kind, content, myId }: MessageBodyProps) {
  return kind === 'html' ? <HtmlBody content={content} myId={myId} /> : <LinkedText text={content} />;
}

function HtmlBody({ content, myId }: Omit<MessageBodyProps, 'kind'>) {
  const html = useResolved(
    content,
    useCallback((text: string) => sanitizeHtml(text, myId), [myId]),
  );
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
