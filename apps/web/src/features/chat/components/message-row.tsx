'use client';

import { Button } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ChatSession, ThreadState } from '@switchboard/chat-core';
import { MessageBubble, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { ListedMessage, MessageTime } from '../../../lib/conversation/listed-message.tsx';
import { isEmojiOnly } from '../timeline/is-emoji-only.ts';
import type { TextEntry, TimelineRow } from '../timeline/lay-out-timeline.ts';
import { MessageReactions } from '../reactions/message-reactions.tsx';
import { ReactButton } from '../reactions/react-button.tsx';
import { readQuote } from '../timeline/quote.ts';
import type { MessageTarget } from './message-actions.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageProblem } from './message-problem.tsx';
import { MessageStatus } from './message-status.tsx';
import { QuoteBlock } from './quote-block.tsx';

export interface MessageRowProps {
  row: Extract<TimelineRow, { type: 'text' }>;
  thread: ThreadState;
  session: ChatSession;
  /** The one message that the Tab key reaches. */
  isActive: boolean;
  onActivate: (key: string) => void;
  onMenu: (target: MessageTarget) => void;
}

/**
 * One message with its author, time, state and menu. Hundreds of them stand in a list that changes with every key stroke of
 * others, so each is drawn anew only for what it shows.
 */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row, thread, session, isActive, onActivate, onMenu } = props;
  const t = useTranslations('chat');
  const { entry } = row;
  const author = useAuthor(entry, thread);
  const isMine = entry.type === 'outgoing' || entry.message.isMine;
  const isDeleted = entry.type === 'sent' && entry.message.deletedAt !== undefined;
  const content = contentOf(entry);
  const quote = readQuote(entry.message.metadata);
  const isEdited = entry.type === 'sent' && entry.message.editedAt !== undefined;
  const time = <MessageTime at={entry.createdAt} />;
  return (
    <ListedMessage
      rowKey={row.key}
      messageId={entry.type === 'sent' ? entry.message.id : entry.message.clientId}
      isActive={isActive}
      onActivate={onActivate}
    >
      <MessageBubble
        isMine={isMine}
        isFirstOfGroup={row.isFirstOfGroup}
        isLastOfGroup={row.isLastOfGroup}
        author={isMine ? t('you') : author.name}
        avatar={<PersonAvatar name={author.name} colourKey={author.id} size={32} />}
        tone={toneOf(entry)}
        isHighlighted={entry.type === 'sent' && entry.message.id === thread.window.highlightedMessageId}
        isEmojiOnly={
          !isDeleted && quote === undefined && entry.message.kind === 'text' && isEmojiOnly(content)
        }
        reactions={
          entry.type === 'sent' && !isDeleted ? (
            <MessageReactions messageId={entry.message.id} isActive={isActive} />
          ) : null
        }
        footer={
          <>
            {row.isLastOfGroup ? time : null}
            {isEdited && !isDeleted ? <span>{t('edited')}</span> : null}
            {isMine && !isDeleted ? (
              <MessageStatus entry={entry} thread={thread} isLast={row.isLastOfGroup} />
            ) : null}
          </>
        }
        problem={<MessageProblem entry={entry} thread={thread} session={session} />}
        actions={
          <>
            {entry.type === 'sent' && !isDeleted ? (
              <ReactButton
                message={entry.message}
                author={isMine ? t('you') : author.name}
                isActive={isActive}
              />
            ) : null}
            {entry.type === 'sent' && !isDeleted ? (
              <Button
                appearance="subtle"
                size="small"
                shape="circular"
                tabIndex={isActive ? 0 : -1}
                icon={<MoreHorizontalRegular />}
                aria-label={t('messageActions', { author: isMine ? t('you') : author.name })}
                aria-haspopup="menu"
                onClick={(event) => onMenu({ message: entry.message, anchor: event.currentTarget })}
              />
            ) : null}
            {row.isLastOfGroup ? null : time}
          </>
        }
      >
        {quote && !isDeleted ? (
          <QuoteBlock quote={quote} onOpen={() => void session.jumpToMessage(thread.id, quote.messageId)} />
        ) : null}
        {isDeleted ? (
          t('deleted')
        ) : (
          <MessageBody kind={entry.message.kind} content={content} myId={session.getState().me.userId} />
        )}
      </MessageBubble>
    </ListedMessage>
  );
}, showsTheSame);

function showsTheSame(before: MessageRowProps, after: MessageRowProps): boolean {
  const shown = ({ row, thread, isActive }: MessageRowProps) => {
    const { entry, isFirstOfGroup, isLastOfGroup } = row;
    const isHighlighted = entry.type === 'sent' && thread.window.highlightedMessageId === entry.message.id;
    const receipts = isLastOfGroup ? thread.readReceipts : undefined;
    return [
      entry.message,
      isFirstOfGroup,
      isLastOfGroup,
      isActive,
      isHighlighted,
      thread.participants,
      receipts,
    ];
  };
  const old = shown(before);
  return shown(after).every((value, index) => value === old[index]);
}

function useAuthor(entry: TextEntry, thread: ThreadState): { id: string; name: string } {
  const t = useTranslations('chat');
  if (entry.type === 'outgoing') return { id: 'me', name: t('you') };
  const { senderId, senderDisplayName } = entry.message;
  return {
    id: senderId,
    name: senderDisplayName ?? thread.participants[senderId]?.displayName ?? t('somebody'),
  };
}

/** An edit is shown at once, before the service has it. */
function contentOf(entry: TextEntry): string {
  if (entry.type === 'outgoing') return entry.message.content;
  const { change, content } = entry.message;
  return change?.kind === 'edit' ? change.content : content;
}

function toneOf(entry: TextEntry) {
  if (entry.type === 'outgoing') return entry.message.status === 'failed' ? 'failed' : 'pending';
  if (entry.message.deletedAt !== undefined) return 'removed';
  return entry.message.change?.status === 'sending' ? 'pending' : 'normal';
}
