'use client';

import { Button } from '@fluentui/react-components';
import { ComposeRegular } from '@fluentui/react-icons/svg/compose';
import { useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { refTo } from '../../../lib/ui-root/ref-to.ts';

const NewConversationDialog = lazy(async () => ({
  default: (await import('./new-conversation-dialog.tsx')).NewConversationDialog,
}));

/** Begins a conversation; the dialog is loaded when it is first wanted. */
export function NewConversationButton() {
  const t = useTranslations('people');
  const { canOrganise } = useChatSession();
  const [isOpen, setOpen] = useState(false);
  const wasOpened = useKept(isOpen || undefined);
  const button = useRef<HTMLButtonElement>(null);
  if (!canOrganise) return null;
  return (
    <>
      <Button
        ref={refTo(button)}
        appearance="primary"
        shape="circular"
        icon={<ComposeRegular />}
        aria-label={t('newConversation')}
        title={t('newConversation')}
        onClick={() => setOpen(true)}
      />
      {wasOpened ? (
        <Suspense fallback={null}>
          <NewConversationDialog
            open={isOpen}
            onClose={() => {
              setOpen(false);
              requestAnimationFrame(() => button.current?.focus());
            }}
            onStarted={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
