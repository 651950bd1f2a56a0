'use client';

import { Button } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ThreadState } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import styles from './thread-menu-button.module.css';

const ThreadMenu = lazy(async () => ({ default: (await import('./thread-menu.tsx')).ThreadMenu }));

export interface ThreadMenuButtonProps {
  thread: ThreadState;
  title: string;
  isOpenThread: boolean;
}

/** Opens the menu of one conversation in the list, which is loaded when it is first asked for. */
export function ThreadMenuButton({ thread, title, isOpenThread }: ThreadMenuButtonProps) {
  const t = useTranslations('chat');
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        className={styles['button'] ?? ''}
        appearance="subtle"
        size="small"
        shape="circular"
        icon={<MoreHorizontalRegular />}
        aria-label={t('threadActions', { title })}
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      {anchor ? (
        <Suspense fallback={null}>
          <ThreadMenu
            thread={thread}
            anchor={anchor}
            isOpenThread={isOpenThread}
            onClose={() => {
              setAnchor(undefined);
              anchor.focus();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
