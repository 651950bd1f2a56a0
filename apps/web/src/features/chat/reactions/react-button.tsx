'use client';

import { Button } from '@fluentui/react-components';
import { EmojiAddRegular } from '@fluentui/react-icons/svg/emoji-add';
import type { TextMessage } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import styles from './react-button.module.css';
import { useReactions } from './reactions-context.tsx';

export interface ReactButtonProps {
  message: TextMessage;
  author: string;
  /** Whether the Tab key reaches what is in the message. */
  isActive: boolean;
}

/** Opens the picker of emoji beside a message. Where nothing can be hovered the menu of the message has it. */
export function ReactButton({ message, author, isActive }: ReactButtonProps) {
  const t = useTranslations('chat');
  const { canReact, pick } = useReactions();
  if (!canReact) return null;
  return (
    <Button
      className={styles['button'] ?? ''}
      appearance="subtle"
      size="small"
      shape="circular"
      tabIndex={isActive ? 0 : -1}
      icon={<EmojiAddRegular />}
      aria-label={t('reactTo', { author })}
      title={t('react')}
      aria-haspopup="dialog"
      onClick={(event) => pick({ message, anchor: event.currentTarget })}
    />
  );
}
