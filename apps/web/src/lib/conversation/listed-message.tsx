'use client';

import { DaySeparator, NewMessagesDivider } from '@switchboard/ui';
import type { ReactNode } from 'react';
import { dayOf } from './day-of.ts';
import styles from './listed-message.module.css';
import { useMessageTimes } from './use-message-times.ts';

export interface ListedMessageProps {
  /** Of the row, for scrolling to it. */
  rowKey: string;
  messageId: string;
  /** The one message that the Tab key reaches. */
  isActive: boolean;
  onActivate: (rowKey: string) => void;
  children: ReactNode;
}

/** One message in a `MessageViewport`, a stop for the keys of `useRovingMessages`. */
export function ListedMessage({ rowKey, messageId, isActive, onActivate, children }: ListedMessageProps) {
  return (
    <div
      role="listitem"
      data-row={rowKey}
      data-message={messageId}
      className={styles['row']}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onActivate(rowKey)}
    >
      {children}
    </div>
  );
}

/** When a message was written. */
export function MessageTime({ at }: { at: number }) {
  const times = useMessageTimes();
  return (
    <time dateTime={new Date(at).toISOString()} title={times.momentOf(at)} className={styles['time']}>
      {times.timeOf(at)}
    </time>
  );
}

/** Begins a day between the messages. */
export function DayRow({ rowKey, at }: { rowKey: string; at: number }) {
  const times = useMessageTimes();
  return (
    <div role="listitem" data-row={rowKey}>
      <DaySeparator label={times.dayLabelOf(at)} dateTime={dayOf(at)} />
    </div>
  );
}

/** Stands above the first message that has not been read. */
export function NewMessagesRow({ rowKey, label }: { rowKey: string; label: string }) {
  return (
    <div role="listitem" data-row={rowKey}>
      <NewMessagesDivider label={label} />
    </div>
  );
}
