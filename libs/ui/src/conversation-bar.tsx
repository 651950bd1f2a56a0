'use client';

import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactNode } from 'react';
import { PaneHeader } from './pane-header.tsx';
import styles from './conversation-bar.module.css';

export interface ConversationBarProps {
  backLabel: string;
  /** Back to the list, where only one of the two is shown. */
  onBack: () => void;
  avatar: ReactNode;
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
}

/** The bar above a conversation: whom it is with, and what can be done with it. */
export function ConversationBar({
  backLabel,
  onBack,
  avatar,
  title,
  subtitle,
  actions,
}: ConversationBarProps) {
  return (
    <div className={styles['root']}>
      <PaneHeader
        start={
          <>
            <Button
              className={styles['back'] ?? ''}
              appearance="subtle"
              size="large"
              icon={<ArrowLeftRegular className={styles['backIcon'] ?? ''} />}
              aria-label={backLabel}
              onClick={onBack}
            />
            {avatar}
          </>
        }
        title={
          <h1>
            <bdi>{title}</bdi>
          </h1>
        }
        subtitle={subtitle}
        actions={actions}
      />
    </div>
  );
}
