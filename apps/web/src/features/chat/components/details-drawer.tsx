'use client';

import { Button, Drawer, DrawerBody, DrawerHeader, DrawerHeaderTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { refTo } from '../../../lib/ui-root/ref-to.ts';
import { useMediaQuery } from '../hooks/use-media-query.ts';
import type { DetailsPanelProps } from './details-panel.tsx';
import { TopicForm } from './topic-form.tsx';
import styles from './details-drawer.module.css';

/** Beside the messages where there is room, over them where there is not. */
export function DetailsDrawer({ open, thread, onClose, children }: DetailsPanelProps) {
  const t = useTranslations('chat');
  const isWide = useMediaQuery('(min-width: 1100px)');
  const { canOrganise } = useChatSession();
  const closeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) closeButton.current?.focus();
  }, [open]);
  return (
    <Drawer
      type={isWide ? 'inline' : 'overlay'}
      position="end"
      open={open}
      separator
      className={styles['drawer'] ?? ''}
      aria-label={t('details')}
      onOpenChange={(_event, data) => !data.open && onClose()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2' }}
          action={
            <Button
              ref={refTo(closeButton)}
              appearance="subtle"
              aria-label={t('closeDetails')}
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          {t('details')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles['body'] ?? ''}>
        {thread.standing === 'member' && canOrganise ? <TopicForm thread={thread} /> : null}
        {children}
      </DrawerBody>
    </Drawer>
  );
}
