'use client';

import type { SmsConversation } from '@switchboard/access-api';
import { ConfirmDialog, FailureBar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { useSms } from '../hooks/sms-context.tsx';

/** Turns the contact's opt-out around, once it is confirmed. */
export function useOpt({ id, optedOut }: SmsConversation) {
  const { updates } = useSms();
  /** What is asked for; kept while the dialog closes. */
  const [asked, setAsked] = useState({ isOpen: false, optOut: !optedOut });
  const { run, isBusy, error, forgetError } = useAction(
    useCallback(
      async (optOut: boolean) => {
        const conversation = await accessApi.setSmsOptOut(id, optOut);
        updates.publish({ type: 'conversation', id, conversation });
      },
      [id, updates],
    ),
  );
  const close = () => setAsked((last) => ({ ...last, isOpen: false }));
  return {
    ...asked,
    isBusy,
    error,
    ask() {
      forgetError();
      setAsked({ isOpen: true, optOut: !optedOut });
    },
    close,
    async confirm() {
      if (await run(asked.optOut)) close();
    },
  };
}

interface OptDialogProps {
  opt: ReturnType<typeof useOpt>;
  conversation: SmsConversation;
}

/** Asks before an opt-out, and for the contact's consent before an opt-in. */
export function OptDialog({ opt, conversation }: OptDialogProps) {
  const t = useTranslations('sms');
  const errorText = useErrorText();
  const contact = formatPhoneNumber(conversation.contact);
  return (
    <ConfirmDialog
      open={opt.isOpen}
      title={opt.optOut ? t('optOutTitle', { contact }) : t('optInTitle', { contact })}
      confirmLabel={opt.optOut ? t('optOut') : t('optInConfirm')}
      cancelLabel={t('cancel')}
      isBusy={opt.isBusy}
      onConfirm={() => void opt.confirm()}
      onCancel={opt.close}
    >
      <p>{opt.optOut ? t('optOutText') : t('optInText')}</p>
      {opt.error === undefined ? null : <FailureBar {...errorText(opt.error)} />}
    </ConfirmDialog>
  );
}
