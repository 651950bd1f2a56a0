'use client';

import { Button } from '@fluentui/react-components';
import { ComposeRegular } from '@fluentui/react-icons/svg/compose';
import { useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { refTo } from '../../../lib/ui-root/ref-to.ts';
import { useSms } from '../hooks/sms-context.tsx';
import { sendersOf } from '../state/senders.ts';

const NewMessageDialog = lazy(async () => ({
  default: (await import('./new-message-dialog.tsx')).NewMessageDialog,
}));

/** Begins a conversation or writes to many; the dialog is loaded when it is first wanted. */
export function NewMessageButton() {
  const t = useTranslations('sms');
  const { numbers } = useSms();
  const [isOpen, setOpen] = useState(false);
  const wasOpened = useKept(isOpen || undefined);
  const button = useRef<HTMLButtonElement>(null);
  const senders = sendersOf(numbers ?? []);
  if (senders.length === 0) return null;
  return (
    <>
      <Button
        ref={refTo(button)}
        appearance="primary"
        shape="circular"
        icon={<ComposeRegular />}
        aria-label={t('newMessage')}
        title={t('newMessage')}
        onClick={() => setOpen(true)}
      />
      {wasOpened ? (
        <Suspense fallback={null}>
          <NewMessageDialog
            open={isOpen}
            senders={senders}
            onClose={() => {
              setOpen(false);
              requestAnimationFrame(() => button.current?.focus());
            }}
            onOpened={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
