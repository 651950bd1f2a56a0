'use client';

import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './message-bubble.module.css';

export interface MessageBubbleProps {
  isMine: boolean;
  /** First and last of the messages that one person sent in a row. */
  isFirstOfGroup: boolean;
  isLastOfGroup: boolean;
  author: string;
  avatar?: ReactNode;
  children: ReactNode;
  /** Emoji of readers. */
  reactions?: ReactNode;
  /** Time, "edited", delivery state. */
  footer?: ReactNode;
  /** What went wrong with this message and what can be done. */
  problem?: ReactNode;
  actions?: ReactNode;
  isHighlighted?: boolean;
  /** Not yet or no longer a message of the conversation: waiting, failed, deleted. */
  tone?: 'normal' | 'pending' | 'failed' | 'removed';
  /** A message of a few emoji stands without a bubble. */
  isEmojiOnly?: boolean;
}

/** One message: a bubble at its sender's side, with the author above the first of a group and the avatar beside it. */
export function MessageBubble(props: MessageBubbleProps) {
  const { isMine, isFirstOfGroup, isLastOfGroup, author, avatar, children, footer, problem, actions } = props;
  const { reactions, isHighlighted = false, tone = 'normal', isEmojiOnly = false } = props;
  return (
    <div
      className={classNames(
        styles['root'],
        isMine ? styles['mine'] : styles['other'],
        isFirstOfGroup && styles['first'],
        isLastOfGroup && styles['last'],
        isHighlighted && styles['highlighted'],
        isEmojiOnly && styles['emoji'],
        tone !== 'normal' && styles[tone],
      )}
    >
      {isMine ? null : <div className={styles['avatar']}>{isFirstOfGroup ? avatar : null}</div>}
      <div className={styles['column']}>
        {isFirstOfGroup && !isMine ? (
          <div className={styles['author']}>
            <bdi>{author}</bdi>
          </div>
        ) : (
          <span className="visually-hidden">{author}</span>
        )}
        <div className={styles['line']}>
          <div className={styles['bubble']} data-bubble="">
            {children}
          </div>
          {actions ? <div className={styles['actions']}>{actions}</div> : null}
        </div>
        {reactions ? <div className={styles['reactions']}>{reactions}</div> : null}
        {footer ? <div className={styles['footer']}>{footer}</div> : null}
        {problem ? <div className={styles['problem']}>{problem}</div> : null}
      </div>
    </div>
  );
}
