import { UNREAD_LIMIT, type ChatMessage, type UnreadState } from './chat-state.ts';
import { compareMessageIds, isAfter, latestMessageId } from './message-order.ts';

const KEPT_IDS = UNREAD_LIMIT + 1;

function withIds(unread: UnreadState, messageIds: readonly string[]): UnreadState {
  const kept = messageIds.slice(-KEPT_IDS);
  return {
    ...unread,
    messageIds: kept,
    count: Math.min(kept.length, UNREAD_LIMIT),
    isMore: kept.length > UNREAD_LIMIT,
  };
}

const isUnreadKind = (message: ChatMessage): boolean =>
  message.kind !== 'system' && !message.isMine && message.deletedAt === undefined;

/** Takes messages in any order, also again: each is counted once, in its latest state. */
export function countMessages(unread: UnreadState, messages: readonly ChatMessage[]): UnreadState {
  const ids = new Set(unread.messageIds);
  for (const message of messages) {
    const isNew = unread.lastReadMessageId === undefined || isAfter(message.id, unread.lastReadMessageId);
    if (isNew && isUnreadKind(message)) ids.add(message.id);
    else ids.delete(message.id);
  }
  const sorted = [...ids].sort(compareMessageIds);
  const isSame =
    sorted.length === unread.messageIds.length && sorted.every((id, at) => id === unread.messageIds[at]);
  return isSame ? unread : withIds(unread, sorted);
}

/** Moves the read position forward; never back. */
export function markReadUpTo(unread: UnreadState, messageId: string): UnreadState {
  const lastReadMessageId = latestMessageId(unread.lastReadMessageId, messageId);
  if (lastReadMessageId === unread.lastReadMessageId) return unread;
  return withIds(
    { ...unread, lastReadMessageId },
    unread.messageIds.filter((id) => isAfter(id, messageId)),
  );
}
