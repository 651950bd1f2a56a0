'use client';

import { SMS_TEXT_LIMIT } from '@switchboard/access-api';
import { Composer } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef } from 'react';
import type { ConversationSession } from '../state/conversation-session.ts';
import { SegmentCounter } from './segment-counter.tsx';
import { TemplatesButton } from './templates-button.tsx';
import styles from './sms-composer.module.css';

export interface SmsComposerProps {
  session: ConversationSession;
  draft: string;
  contact: string;
  onSent: () => void;
}

/** Writes a text message; says in how many parts it travels. */
export function SmsComposer({ session, draft, contact, onSent }: SmsComposerProps) {
  const t = useTranslations('sms');
  const field = useRef<HTMLTextAreaElement>(null);
  const counterId = useId();
  useEffect(() => {
    // Opening a conversation begins a message, except where that would bring up a keyboard on the screen.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
    else document.getElementById('main')?.focus({ preventScroll: true });
  }, [session]);

  const insert = (text: string) => {
    const { selectionStart = draft.length, selectionEnd = draft.length } = field.current ?? {};
    const before = draft.slice(0, selectionStart);
    session.setDraft(`${before}${text}${draft.slice(selectionEnd)}`.slice(0, SMS_TEXT_LIMIT));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length + text.length, before.length + text.length);
    });
  };
  return (
    <div className={styles['root']}>
      <Composer
        value={draft}
        onChange={session.setDraft}
        onSend={() => {
          session.send(draft.trim());
          session.setDraft('');
          onSent();
        }}
        inputRef={field}
        label={t('composerLabel', { contact })}
        placeholder={t('composerPlaceholder')}
        sendLabel={t('send')}
        maxLength={SMS_TEXT_LIMIT}
        hint={draft.length >= SMS_TEXT_LIMIT ? t('tooLong', { max: SMS_TEXT_LIMIT }) : undefined}
        describedBy={counterId}
        start={<TemplatesButton draft={draft} onInsert={insert} />}
        footer={<SegmentCounter id={counterId} text={draft.trim()} />}
      />
    </div>
  );
}
