'use client';

import { CounterBadge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './thread-row.module.css';

export interface ThreadRowProps {
  avatar: ReactNode;
  title: string;
  time: string;
  /** Machine-readable form of `time`. */
  dateTime: string | undefined;
  preview: ReactNode;
  unreadCount: number;
  /** Says that it is unread, where there is nothing to count. */
  isMarkedUnread?: boolean;
  /** For assistive technology, for example "3 unread messages". */
  unreadLabel: string;
  isMoreUnread: boolean;
  isSelected: boolean;
  /** Says that an unread message mentions the reader, when one does. */
  mentionLabel?: string | undefined;
  /** One more line, for example labels. */
  extra?: ReactNode;
}

/** The content of one line of the conversation list; the list wraps it in its link. */
export function ThreadRow(props: ThreadRowProps) {
  const { avatar, title, time, dateTime, preview, unreadCount, unreadLabel, isMoreUnread, isSelected } =
    props;
  const { extra, mentionLabel, isMarkedUnread = false } = props;
  const isUnread = unreadCount > 0 || isMarkedUnread;
  return (
    <span
      className={classNames(styles['row'], isUnread && styles['unread'], isSelected && styles['selected'])}
    >
      {avatar}
      <span className={styles['text']}>
        <span className={styles['line']}>
          <span className={styles['title']}>
            <bdi>{title}</bdi>
          </span>
          <time className={styles['time']} dateTime={dateTime}>
            {time}
          </time>
        </span>
        <span className={styles['line']}>
          <span className={styles['preview']}>{preview}</span>
          {isUnread && mentionLabel ? (
            <>
              <span aria-hidden="true" title={mentionLabel} className={styles['mention']}>
                @
              </span>
              <span className="visually-hidden">{mentionLabel}</span>
            </>
          ) : null}
          {isUnread ? (
            <>
              <CounterBadge
                size="medium"
                color="brand"
                count={unreadCount}
                dot={unreadCount === 0}
                overflowCount={isMoreUnread ? unreadCount - 1 : 99}
                aria-hidden="true"
              />
              <span className="visually-hidden">{unreadLabel}</span>
            </>
          ) : null}
        </span>
        {extra ? <span className={styles['extra']}>{extra}</span> : null}
      </span>
    </span>
  );
}
