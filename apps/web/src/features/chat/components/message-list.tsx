'use client';

import type { ChatSession, TextMessage, ThreadState } from '@switchboard/chat-core';
import { EmptyState, HistoryEdge, JumpButton, MessageViewport, TypingIndicator } from '@switchboard/ui';
import { Spinner } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import { useTranslations } from 'next-intl';
import { useCallback, useImperativeHandle, useMemo, useState, type Ref } from 'react';
import { HistoryStart } from '../../../lib/conversation/history-start.tsx';
import { DayRow, NewMessagesRow } from '../../../lib/conversation/listed-message.tsx';
import { useConversationScroll } from '../../../lib/conversation/use-conversation-scroll.ts';
import { useRovingMessages } from '../../../lib/conversation/use-roving-messages.ts';
import { useHighlight } from '../hooks/use-highlight.ts';
import { useHistoryPages } from '../hooks/use-history-pages.ts';
import { useReading } from '../hooks/use-reading.ts';
import { useTypingText } from '../hooks/use-typing-text.ts';
import { useTimelineRows } from '../hooks/use-timeline-rows.ts';
import { ReactionsProvider } from '../reactions/reactions-context.tsx';
import type { TimelineRow } from '../timeline/lay-out-timeline.ts';
import { MessageActions, type MessageTarget } from './message-actions.tsx';
import { MessageRow } from './message-row.tsx';
import { SystemRow } from './system-row.tsx';

export interface MessageListHandle {
  /** Goes to the newest message and stays there, as after sending. */
  followNewest: () => void;
}

export interface MessageListProps {
  ref: Ref<MessageListHandle>;
  thread: ThreadState;
  session: ChatSession;
  onEdit: (message: TextMessage) => void;
  onReply: (message: TextMessage) => void;
}

/** The messages of a conversation, endless in both directions. */
export function MessageList({ ref, thread, session, onEdit, onReply }: MessageListProps) {
  const t = useTranslations('chat');
  const typing = useTypingText(thread);
  const { window } = thread;
  const reading = useReading(thread);
  const rows = useTimelineRows(thread, session, reading.dividerAfter);
  const pages = useHistoryPages(thread, session);
  const scroll = useConversationScroll({
    content: rows,
    isReady: window.status === 'ready',
    hasEnd: !window.canLoadNewer,
    onNearStart: pages.loadOlder,
    onNearEnd: pages.loadNewer,
    onSeen: reading.onSeen,
  });
  const { scrollToRow, scrollToEnd } = scroll;
  useHighlight(thread, session, scrollToRow);
  const roving = useRovingMessages(
    useMemo(() => rows.flatMap((row) => (row.type === 'text' ? [row.key] : [])), [rows]),
  );
  const [target, setTarget] = useState<MessageTarget>();

  const followNewest = useCallback(() => {
    if (window.canLoadNewer) void session.jumpToNewest(thread.id).then(scrollToEnd);
    else scrollToEnd();
  }, [window.canLoadNewer, session, thread.id, scrollToEnd]);
  const { forgetDivider } = reading;
  useImperativeHandle(
    ref,
    () => ({
      followNewest() {
        forgetDivider();
        followNewest();
      },
    }),
    [followNewest, forgetDivider],
  );

  return (
    <ReactionsProvider thread={thread} myId={session.getState().me.userId}>
      <MessageViewport
        scrollRef={scroll.container}
        onScroll={scroll.onScroll}
        label={t('messages')}
        onKeyDown={roving.onKeyDown}
        footer={<TypingIndicator text={typing} />}
        overlay={
          <>
            {scroll.isAtEnd ? null : (
              <JumpButton
                label={
                  thread.unread.count > 0 ? t('jumpToNew', { count: thread.unread.count }) : t('jumpToNewest')
                }
                unreadCount={thread.unread.count}
                onClick={followNewest}
              />
            )}
            <MessageActions
              target={target}
              threadId={thread.id}
              session={session}
              canChange={thread.standing === 'member'}
              onEdit={onEdit}
              onReply={onReply}
              onClose={() => setTarget(undefined)}
            />
          </>
        }
      >
        <Oldest thread={thread} pages={pages} />
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            thread={thread}
            session={session}
            isActive={row.key === roving.activeKey}
            onActivate={roving.setActiveKey}
            onMenu={setTarget}
          />
        ))}
        {window.loadingNewer ? (
          <HistoryEdge>
            <Spinner size="tiny" aria-label={t('loadingMessages')} />
          </HistoryEdge>
        ) : null}
      </MessageViewport>
    </ReactionsProvider>
  );
}

interface OldestProps {
  thread: ThreadState;
  pages: ReturnType<typeof useHistoryPages>;
}

function Oldest({ thread, pages }: OldestProps) {
  const t = useTranslations('chat');
  const { window, outbox } = thread;
  return (
    <HistoryStart
      older={pages.hasOlderFailed ? 'failed' : window.canLoadOlder ? 'some' : 'none'}
      texts={{ failed: t('olderFailed'), loading: t('loadingMessages'), beginning: t('beginning') }}
      nothing={
        window.messages.length + outbox.length > 0 ? undefined : (
          <EmptyState icon={<ChatRegular />} title={t('noMessages')}>
            {t('noMessagesHint')}
          </EmptyState>
        )
      }
      onRetry={pages.retryOlder}
    />
  );
}

interface RowProps {
  row: TimelineRow;
  thread: ThreadState;
  session: ChatSession;
  isActive: boolean;
  onActivate: (key: string) => void;
  onMenu: (target: MessageTarget) => void;
}

function Row({ row, thread, session, isActive, onActivate, onMenu }: RowProps) {
  const t = useTranslations('chat');
  switch (row.type) {
    case 'day':
      return <DayRow rowKey={row.key} at={row.at} />;
    case 'new-messages':
      return <NewMessagesRow rowKey={row.key} label={t('newMessages')} />;
    case 'system':
      return <SystemRow rowKey={row.key} message={row.message} thread={thread} />;
    case 'text':
      return (
        <MessageRow
          row={row}
          thread={thread}
          session={session}
          isActive={isActive}
          onActivate={onActivate}
          onMenu={onMenu}
        />
      );
  }
}
