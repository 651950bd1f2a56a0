'use client';

import type { SmsConversation } from '@switchboard/access-api';
import { PersonAvatar, ThreadRow } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useParams } from 'next/navigation';
import { memo } from 'react';
import { ConversationLink } from '../../../lib/conversation/conversation-link.tsx';
import { useMessageTimes } from '../../../lib/conversation/use-message-times.ts';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { smsPath } from '../../../lib/sms/sms-path.ts';
import styles from './conversation-list.module.css';

interface ConversationRowProps {
  conversation: SmsConversation;
  /** Whether our number is told, as it must be when there are several. */
  isNumberShown: boolean;
}

/** One conversation in the list: a link to it. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, isNumberShown } = props;
  const t = useTranslations('sms');
  const times = useMessageTimes();
  const openId = useParams<{ conversationId?: string }>().conversationId;
  const isSelected = openId === conversation.id;
  const { contact, labels, unreadCount, lastActivityAt, phoneNumber } = conversation;
  return (
    <li>
      <ConversationLink href={smsPath(conversation.id)} isSelected={isSelected}>
        <ThreadRow
          avatar={<PersonAvatar name={contact} colourKey={contact} size={40} />}
          title={formatPhoneNumber(contact)}
          time={times.shortOf(Date.parse(lastActivityAt))}
          dateTime={lastActivityAt}
          preview={<Preview conversation={conversation} />}
          unreadCount={unreadCount}
          isMoreUnread={unreadCount >= 100}
          unreadLabel={t('unread', { count: unreadCount })}
          isSelected={isSelected}
          extra={
            isNumberShown || labels.length > 0 ? (
              <>
                {isNumberShown ? (
                  <span className={styles['via']}>
                    {t.rich('via', {
                      number: () => <bdi dir="ltr">{formatPhoneNumber(phoneNumber)}</bdi>,
                    })}
                  </span>
                ) : null}
                {labels.map((label) => (
                  <span key={label} className={styles['tag']}>
                    <bdi>{label}</bdi>
                  </span>
                ))}
              </>
            ) : null
          }
        />
      </ConversationLink>
    </li>
  );
});

function Preview({ conversation }: { conversation: SmsConversation }) {
  const t = useTranslations('sms');
  const { lastMessage, optedOut } = conversation;
  if (!lastMessage) return optedOut ? t('optedOut') : t('noMessages');
  if (lastMessage.status === 'failed') {
    return (
      <>
        <span className={styles['failed']}>{t('notDelivered')}</span> <bdi>{lastMessage.text}</bdi>
      </>
    );
  }
  if (lastMessage.direction === 'inbound') return <bdi>{lastMessage.text}</bdi>;
  return <bdi>{t('previewMine', { text: lastMessage.text })}</bdi>;
}
