'use client';

import { previewText, type ChatMessage, type ThreadState } from '@switchboard/chat-core';
import { ThreadRow } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useParams } from 'next/navigation';
import { memo } from 'react';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { findPartner, threadPath, titleOf } from '../../../lib/chat/thread-title.ts';
import { ConversationLink } from '../../../lib/conversation/conversation-link.tsx';
import { useUnreadThreads } from '../../../lib/chat/unread-threads.tsx';
import { useMessageTimes } from '../../../lib/conversation/use-message-times.ts';
import { PresenceAvatar } from '../../../lib/presence/presence-avatar.tsx';
import { useSystemText } from '../hooks/use-system-text.ts';
import { useTypingText } from '../hooks/use-typing-text.ts';
import { ThreadMenuButton } from './thread-menu-button.tsx';
import styles from './thread-list-item.module.css';

/** One conversation in the list: a link to it. */
export const ThreadListItem = memo(function ThreadListItem({ thread }: { thread: ThreadState }) {
  const t = useTranslations('chat');
  const tMentions = useTranslations('mentions');
  const times = useMessageTimes();
  const me = useChatState((state) => state.me);
  const openId = useParams<{ threadId?: string }>().threadId;
  const typing = useTypingText(thread);
  const preview = usePreview(thread, me?.userId ?? '');
  const title = titleOf(thread, me?.displayName ?? '');
  const partner = findPartner(thread, me?.userId ?? '');
  const isGroup = Object.keys(thread.participants).length > 2;
  const isSelected = openId !== undefined && decodeURIComponent(openId) === thread.id;
  const { count, isMore } = thread.unread;
  const isMarked = useUnreadThreads().marked?.has(thread.id) ?? false;
  return (
    <li className={styles['item']}>
      <ConversationLink href={threadPath(thread.id)} isSelected={isSelected}>
        <ThreadRow
          avatar={
            <PresenceAvatar
              userId={partner?.userId}
              name={title}
              colourKey={partner?.userId ?? thread.id}
              size={40}
              isGroup={isGroup}
            />
          }
          title={title}
          time={times.shortOf(thread.lastActivityAt)}
          dateTime={new Date(thread.lastActivityAt).toISOString()}
          preview={typing ? <span className={styles['typing']}>{typing}</span> : preview}
          unreadCount={count}
          isMoreUnread={isMore}
          unreadLabel={count > 0 ? t('unread', { count }) : t('markedUnread')}
          isMarkedUnread={isMarked}
          isSelected={isSelected}
          mentionLabel={thread.unread.mentionIds.length > 0 ? tMentions('unread') : undefined}
        />
      </ConversationLink>
      <ThreadMenuButton thread={thread} title={title} isOpenThread={isSelected} />
    </li>
  );
});

function usePreview(thread: ThreadState, myId: string) {
  const t = useTranslations('chat');
  const systemText = useSystemText();
  const waiting = thread.outbox.at(-1);
  if (thread.draft) {
    return (
      <>
        <span className={styles['draft']}>{t('draft')}</span> <bdi>{thread.draft.slice(0, 140)}</bdi>
      </>
    );
  }
  if (waiting) return <bdi>{t('previewMine', { text: previewText(waiting) })}</bdi>;
  const message = thread.lastMessage;
  if (!message) return thread.standing === 'left' ? t('youLeft') : t('noMessages');
  if (message.kind === 'system') {
    return systemText(message, { myId, nameOf: (id) => thread.participants[id]?.displayName });
  }
  return <bdi>{textPreview(message, thread, t)}</bdi>;
}

function textPreview(
  message: Exclude<ChatMessage, { kind: 'system' }>,
  thread: ThreadState,
  t: ReturnType<typeof useTranslations<'chat'>>,
): string {
  const text = message.deletedAt === undefined ? previewText(message) : t('deleted');
  if (message.isMine) return t('previewMine', { text });
  const isGroup = Object.keys(thread.participants).length > 2;
  return isGroup && message.senderDisplayName
    ? t('previewOther', { name: message.senderDisplayName, text })
    : text;
}
