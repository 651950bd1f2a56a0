'use client';

import { Button } from '@fluentui/react-components';
import { NotepadRegular } from '@fluentui/react-icons/svg/notepad';
import { PhoneRegular } from '@fluentui/react-icons/svg/phone';
import type { SmsConversation } from '@switchboard/access-api';
import { ConversationBar, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { RefObject } from 'react';
import { PhoneNumberText } from '../../../lib/phone-numbers/phone-number-text.tsx';
import { refTo } from '../../../lib/ui-root/ref-to.ts';
import { useHandsetUrl } from '../hooks/use-handset-url.ts';
import styles from './conversation-header.module.css';

export interface ConversationHeaderProps {
  conversation: SmsConversation;
  title: string;
  isPanelOpen: boolean;
  panelButton: RefObject<HTMLButtonElement | null>;
  onTogglePanel: () => void;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  const { conversation, title, isPanelOpen, panelButton, onTogglePanel } = props;
  const t = useTranslations('sms');
  const router = useRouter();
  const handsetUrl = useHandsetUrl(conversation);
  return (
    <ConversationBar
      backLabel={t('backToConversations')}
      onBack={() => router.push('/sms')}
      avatar={<PersonAvatar name={conversation.contact} colourKey={conversation.contact} size={40} />}
      title={title}
      subtitle={
        <span className={styles['subtitle']}>
          <span>
            {t.rich('via', { number: () => <PhoneNumberText phoneNumber={conversation.phoneNumber} /> })}
          </span>
          {conversation.optedOut ? <span>· {t('optedOut')}</span> : null}
        </span>
      }
      actions={
        <>
          {handsetUrl ? (
            <Button
              className={styles['handset'] ?? ''}
              as="a"
              href={handsetUrl}
              target="_blank"
              rel="noopener"
              appearance="subtle"
              size="large"
              icon={<PhoneRegular />}
              aria-label={t('openHandset')}
              title={t('openHandset')}
            />
          ) : null}
          <Button
            ref={refTo(panelButton)}
            appearance={isPanelOpen ? 'secondary' : 'subtle'}
            size="large"
            icon={<NotepadRegular />}
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
