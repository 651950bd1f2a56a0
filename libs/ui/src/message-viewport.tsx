'use client';

import type { KeyboardEventHandler, ReactNode, Ref } from 'react';
import styles from './message-viewport.module.css';

export interface MessageViewportProps {
  /** The element that scrolls. */
  scrollRef: Ref<HTMLDivElement>;
  onScroll: () => void;
  label: string;
  onKeyDown: KeyboardEventHandler<HTMLElement>;
  /** The list items. */
  children: ReactNode;
  /** A line of constant height below the messages. */
  footer?: ReactNode;
  /** What floats above the messages. */
  overlay?: ReactNode;
}

/** The place where messages stand: they fill it from the bottom, and the newest is nearest to the composer. */
export function MessageViewport(props: MessageViewportProps) {
  const { scrollRef, onScroll, label, onKeyDown, children, footer, overlay } = props;
  return (
    <div className={styles['frame']}>
      <div ref={scrollRef} data-messages="" className={styles['scroll']} onScroll={onScroll} tabIndex={-1}>
        <div className={styles['content']} role="list" aria-label={label} onKeyDown={onKeyDown}>
          {children}
        </div>
      </div>
      {footer ? <div className={styles['footer']}>{footer}</div> : null}
      {overlay}
    </div>
  );
}

/** Stands beside the oldest or the newest message: that there is more, or that there is none. An item of the list, as all in it. */
export function HistoryEdge({ role, children }: { role?: 'alert'; children: ReactNode }) {
  return (
    <div role="listitem">
      <div className={styles['edge']} role={role}>
        {children}
      </div>
    </div>
  );
}
