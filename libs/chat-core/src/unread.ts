import { UNREAD_LIMIT, type ChatMessage, type UnreadState } from './chat-state.ts';
import { mentionsPerson } from './mentions.ts';
import { compareMessageIds, isAfter, latestMessageId } from './message-order.ts';

const KEPT_IDS = UNREAD_LIMIT + 1;

function withIds(
  unread: UnreadState,
  messageIds: readonly string[],
  mentionIds: readonly string[],
): UnreadState {
  const kept = messageIds.slice(-KEPT_IDS);
  return {
    ...unread,
    messageIds: kept,
    mentionIds: mentionIds.slice(-KEPT_IDS),
    count: Math.min(kept.length, UNREAD_LIMIT),
    isMore: kept.length > UNREAD_LIMIT,
  };
}

const isUnreadKind = (message: ChatMessage): boolean =>
  message.kind !== 'system' && !message.isMine && message.deletedAt === undefined;

/**
 * Takes messages in any order, also again: each is counted once, in its latest state.
 * @param me the reader's raw id, for mentions
 */
export function countMessages(
  unread: UnreadState,
  messages: readonly ChatMessage[],
  me: string,
): UnreadState {
  const ids = new Set(unread.messageIds);
  const mentions = new Set(unread.mentionIds);
  for (const message of messages) {
    const isNew = unread.lastReadMessageId === undefined || isAfter(message.id, unread.lastReadMessageId);
    const isUnread = isNew && isUnreadKind(message);
    setMember(ids, message.id, isUnread);
    setMember(mentions, message.id, isUnread && mentionsPerson(message, me));
  }
  const sorted = [...ids].sort(compareMessageIds);
  const sortedMentions = [...mentions].sort(compareMessageIds);
  const isSame = isSameList(sorted, unread.messageIds) && isSameList(sortedMentions, unread.mentionIds);
  return isSame ? unread : withIds(unread, sorted, sortedMentions);
}

function setMember(ids: Set<string>, id: string, isMember: boolean): void {
  if (isMember) ids.add(id);
  else ids.delete(id);
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at]);

/** Moves the read position forward; never back. */
export function markReadUpTo(unread: UnreadState, messageId: string): UnreadState {
  const lastReadMessageId = latestMessageId(unread.lastReadMessageId, messageId);
  if (lastReadMessageId === unread.lastReadMessageId) return unread;
  return withIds(
    { ...unread, lastReadMessageId },
    unread.messageIds.filter((id) => isAfter(id, messageId)),
    unread.mentionIds.filter((id) => isAfter(id, messageId)),
  );
}
