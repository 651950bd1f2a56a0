'use client';

import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import type { ThreadState } from '@switchboard/chat-core';
import { PaneHeader, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { RefObject } from 'react';
import { findPartner } from '../../../lib/chat/thread-title.ts';
import { refTo } from '../../../lib/ui-root/ref-to.ts';
import styles from './conversation-header.module.css';

export interface ConversationHeaderProps {
  thread: ThreadState;
  title: string;
  myId: string;
  isPanelOpen: boolean;
  panelButton: RefObject<HTMLButtonElement | null>;
  onTogglePanel: () => void;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  const { thread, title, myId, isPanelOpen, panelButton, onTogglePanel } = props;
  const t = useTranslations('chat');
  const router = useRouter();
  const partner = findPartner(thread, myId);
  const count = Object.keys(thread.participants).length;
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
              aria-label={t('backToConversations')}
              onClick={() => router.push('/chat')}
            />
            <PersonAvatar
              name={title}
              colourKey={partner?.userId ?? thread.id}
              size={40}
              isGroup={count > 2}
            />
          </>
        }
        title={
          <h1>
            <bdi>{title}</bdi>
          </h1>
        }
        subtitle={count > 0 ? t('participantCount', { count }) : null}
        actions={
          <Button
            ref={refTo(panelButton)}
            appearance={isPanelOpen ? 'secondary' : 'subtle'}
            size="large"
            icon={<PeopleRegular />}
            aria-label={t('details')}
            title={t('details')}
            aria-expanded={isPanelOpen}
            onClick={onTogglePanel}
          />
        }
      />
    </div>
  );
}
