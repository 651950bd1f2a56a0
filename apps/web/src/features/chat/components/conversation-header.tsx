'use client';

import { Button } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import type { ThreadState } from '@switchboard/chat-core';
import { ConversationBar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { ReactNode, RefObject } from 'react';
import { findPartner } from '../../../lib/chat/thread-title.ts';
import { PresenceAvatar } from '../../../lib/presence/presence-avatar.tsx';
import { usePresence } from '../../../lib/presence/presence-context.tsx';
import { usePresenceText } from '../../../lib/presence/use-presence-text.ts';
import { refTo } from '../../../lib/ui-root/ref-to.ts';

export interface ConversationHeaderProps {
  thread: ThreadState;
  title: string;
  myId: string;
  isPanelOpen: boolean;
  panelButton: RefObject<HTMLButtonElement | null>;
  actions: ReactNode;
  onTogglePanel: () => void;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  const { thread, title, myId, isPanelOpen, panelButton, actions, onTogglePanel } = props;
  const t = useTranslations('chat');
  const router = useRouter();
  const partner = findPartner(thread, myId);
  const presence = usePresenceText(usePresence(partner?.userId));
  const count = Object.keys(thread.participants).length;
  return (
    <ConversationBar
      backLabel={t('backToConversations')}
      onBack={() => router.push('/chat')}
      avatar={
        <PresenceAvatar
          userId={partner?.userId}
          isTextElsewhere
          name={title}
          colourKey={partner?.userId ?? thread.id}
          size={40}
          isGroup={count > 2}
        />
      }
      title={title}
      subtitle={presence || (count > 0 ? t('participantCount', { count }) : null)}
      actions={
        <>
          {actions}
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
        </>
      }
    />
  );
}
