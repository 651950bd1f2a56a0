'use client';

import type { ReactNode } from 'react';
import styles from './conversation-marks.module.css';

export function DaySeparator({ label, dateTime }: { label: string; dateTime: string }) {
  return (
    <div className={styles['day']}>
      <time dateTime={dateTime}>{label}</time>
    </div>
  );
}

/** Stands between what was read and what is new. */
export function NewMessagesDivider({ label }: { label: string }) {
  return (
    <div className={styles['new']} data-new-messages="">
      <span>{label}</span>
    </div>
  );
}

/** What happened to the conversation itself: a name, a coming or a going. */
export function SystemNote({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={styles['system']}>
      <span aria-hidden="true" className={styles['systemIcon']}>
        {icon}
      </span>
      <span>{children}</span>
    </div>
  );
}

export interface TypingIndicatorProps {
  /** Empty when nobody is typing. */
  text: string;
}

/** Keeps its height when nobody types, so that the messages above do not jump. */
export function TypingIndicator({ text }: TypingIndicatorProps) {
  return (
    <div className={styles['typing']}>
      {text ? (
        <>
          <span className={styles['dots']} aria-hidden="true">
            <span />
            <span />
            <span />
          </span>
          <span className={styles['typingText']}>{text}</span>
        </>
      ) : null}
    </div>
  );
}
