'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { ComposeButton } from '../../../lib/ui-root/compose-button.tsx';

const NewConversationDialog = lazy(async () => ({
  default: (await import('./new-conversation-dialog.tsx')).NewConversationDialog,
}));

/** Begins a conversation. */
export function NewConversationButton() {
  const t = useTranslations('people');
  const { canOrganise } = useChatSession();
  if (!canOrganise) return null;
  return (
    <ComposeButton label={t('newConversation')}>
      {({ onDone, ...dialog }) => <NewConversationDialog {...dialog} onStarted={onDone} />}
    </ComposeButton>
  );
}
