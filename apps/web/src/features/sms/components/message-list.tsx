'use client';

import { PhoneChatRegular } from '@fluentui/react-icons/svg/phone-chat';
import type { SmsConversation } from '@switchboard/access-api';
import { EmptyState, JumpButton, MessageViewport } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useImperativeHandle, useMemo, type Ref } from 'react';
import { HistoryStart } from '../../../lib/conversation/history-start.tsx';
import { DayRow, NewMessagesRow } from '../../../lib/conversation/listed-message.tsx';
import { useConversationScroll } from '../../../lib/conversation/use-conversation-scroll.ts';
import { useRovingMessages } from '../../../lib/conversation/use-roving-messages.ts';
import { useSms } from '../hooks/sms-context.tsx';
import { useJumpToMessage } from '../hooks/use-jump-to-message.ts';
import { useReading } from '../hooks/use-reading.ts';
import type { ConversationSession, ConversationState } from '../state/conversation-session.ts';
import { layOutMessages, type SmsRow } from '../state/lay-out-messages.ts';
import { MessageRow } from './message-row.tsx';

export interface MessageListHandle {
  /** Goes to the newest message and stays there, as after sending. */
  followNewest: () => void;
}

export interface MessageListProps {
  ref: Ref<MessageListHandle>;
  session: ConversationSession;
  state: ConversationState;
  conversation: SmsConversation;
  messageId: string | undefined;
}

/** The messages of a conversation, endless towards the past. */
export function MessageList({ ref, session, state, conversation, messageId }: MessageListProps) {
  const t = useTranslations('sms');
  const { user } = useSms();
  const { log } = state;
  const reading = useReading(session, state, conversation);
  const rows = useMemo(
    () => layOutMessages(log, reading.firstNewId, user.id),
    [log, reading.firstNewId, user.id],
  );
  const { older } = state;
  const scroll = useConversationScroll({
    content: rows,
    isReady: true,
    hasEnd: true,
    onNearStart: () => {
      if (older === 'idle' && log.olderCursor !== null) void session.loadOlder();
    },
    onNearEnd: () => {},
    onSeen: reading.onSeen,
  });
  const { scrollToEnd, scrollToRow } = scroll;
  useJumpToMessage(session, state, messageId, scrollToRow);
  const roving = useRovingMessages(
    useMemo(() => rows.flatMap((row) => (row.type === 'message' ? [row.key] : [])), [rows]),
  );
  const { forgetDivider } = reading;
  const followNewest = useCallback(() => {
    forgetDivider();
    scrollToEnd();
  }, [forgetDivider, scrollToEnd]);
  useImperativeHandle(ref, () => ({ followNewest }), [followNewest]);
  const { unreadCount } = conversation;
  return (
    <MessageViewport
      scrollRef={scroll.container}
      onScroll={scroll.onScroll}
      label={t('messages')}
      onKeyDown={roving.onKeyDown}
      overlay={
        scroll.isAtEnd ? null : (
          <JumpButton
            label={unreadCount > 0 ? t('jumpToNew', { count: unreadCount }) : t('jumpToNewest')}
            unreadCount={unreadCount}
            onClick={scrollToEnd}
          />
        )
      }
    >
      <Oldest state={state} onRetry={() => void session.loadOlder()} />
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          contact={conversation.contact}
          session={session}
          canSend={conversation.canSend && !conversation.optedOut}
          isActive={row.key === roving.activeKey}
          isHighlighted={
            row.type === 'message' &&
            row.entry.type === 'message' &&
            row.entry.message.id === state.highlightedId
          }
          onActivate={roving.setActiveKey}
        />
      ))}
    </MessageViewport>
  );
}

function Oldest({ state, onRetry }: { state: ConversationState; onRetry: () => void }) {
  const t = useTranslations('sms');
  const { log, older } = state;
  return (
    <HistoryStart
      older={older === 'failed' ? 'failed' : log.olderCursor === null ? 'none' : 'some'}
      texts={{ failed: t('olderFailed'), loading: t('loadingMessages'), beginning: t('beginning') }}
      nothing={
        log.messages.length + log.outgoing.length > 0 ? undefined : (
          <div role="listitem">
            <EmptyState icon={<PhoneChatRegular />} title={t('noMessages')}>
              {t('noMessagesHint')}
            </EmptyState>
          </div>
        )
      }
      onRetry={onRetry}
    />
  );
}

interface RowProps {
  row: SmsRow;
  contact: string;
  session: ConversationSession;
  canSend: boolean;
  isActive: boolean;
  isHighlighted: boolean;
  onActivate: (key: string) => void;
}

function Row({ row, ...rest }: RowProps) {
  const t = useTranslations('sms');
  switch (row.type) {
    case 'day':
      return <DayRow rowKey={row.key} at={row.at} />;
    case 'new-messages':
      return <NewMessagesRow rowKey={row.key} label={t('newMessages')} />;
    case 'message':
      return (
        <MessageRow
          rowKey={row.key}
          entry={row.entry}
          isFirstOfGroup={row.isFirstOfGroup}
          isLastOfGroup={row.isLastOfGroup}
          {...rest}
        />
      );
  }
}
