'use client';

import { MessageBubble, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { LinkedText } from '../../../lib/conversation/linked-text.tsx';
import { ListedMessage, MessageTime } from '../../../lib/conversation/listed-message.tsx';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { useSms } from '../hooks/sms-context.tsx';
import type { ConversationSession } from '../state/conversation-session.ts';
import type { SmsEntry } from '../state/lay-out-messages.ts';
import { DeliveryStatus } from './delivery-status.tsx';
import { MessageProblem } from './message-problem.tsx';

export interface MessageRowProps {
  rowKey: string;
  entry: SmsEntry;
  isFirstOfGroup: boolean;
  isLastOfGroup: boolean;
  contact: string;
  session: ConversationSession;
  canSend: boolean;
  /** The one message that the Tab key reaches. */
  isActive: boolean;
  isHighlighted: boolean;
  onActivate: (key: string) => void;
}

/** One message with its time, how far it has come, and what can be done when it did not arrive. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { rowKey, entry, isFirstOfGroup, isLastOfGroup, contact, session, canSend, isActive } = props;
  const t = useTranslations('sms');
  const { user } = useSms();
  const isOutbound = entry.type === 'outgoing' || entry.message.direction === 'outbound';
  const sender = entry.type === 'message' ? entry.message.sentBy : null;
  const colleague = sender && sender.id !== user.id ? sender.displayName : undefined;
  const time = <MessageTime at={entry.at} />;
  return (
    <ListedMessage rowKey={rowKey} messageId={rowKey} isActive={isActive} onActivate={props.onActivate}>
      <MessageBubble
        isMine={isOutbound}
        isFirstOfGroup={isFirstOfGroup}
        isLastOfGroup={isLastOfGroup}
        author={isOutbound ? (colleague ?? t('you')) : formatPhoneNumber(contact)}
        avatar={<PersonAvatar name={contact} colourKey={contact} size={32} />}
        tone={toneOf(entry)}
        isHighlighted={props.isHighlighted}
        footer={
          <>
            {colleague && isLastOfGroup ? <bdi>{colleague}</bdi> : null}
            {isLastOfGroup ? time : null}
            {isOutbound ? (
              <DeliveryStatus entry={entry} isLast={isLastOfGroup} isReachable={isActive} />
            ) : null}
          </>
        }
        problem={<MessageProblem entry={entry} session={session} canSend={canSend} />}
        actions={isLastOfGroup ? null : time}
      >
        <LinkedText text={entry.message.text} />
      </MessageBubble>
    </ListedMessage>
  );
});

function toneOf(entry: SmsEntry) {
  if (entry.message.status === 'failed') return 'failed';
  return entry.type === 'outgoing' ? 'pending' : 'normal';
}
