'use client';

import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { ComposeButton } from '../../../lib/ui-root/compose-button.tsx';
import { useSms } from '../hooks/sms-context.tsx';
import { sendersOf } from '../state/senders.ts';

const NewMessageDialog = lazy(async () => ({
  default: (await import('./new-message-dialog.tsx')).NewMessageDialog,
}));

/** Begins a conversation or writes to many. */
export function NewMessageButton() {
  const t = useTranslations('sms');
  const { numbers } = useSms();
  const senders = sendersOf(numbers ?? []);
  if (senders.length === 0) return null;
  return (
    <ComposeButton label={t('newMessage')}>
      {({ onDone, ...dialog }) => <NewMessageDialog {...dialog} senders={senders} onOpened={onDone} />}
    </ComposeButton>
  );
}
