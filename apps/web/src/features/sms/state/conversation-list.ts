import type { SmsConversation, SmsConversationPage, SmsMessage } from '@switchboard/access-api';
import { laterState } from './message-state.ts';

/** Which conversations are wanted. */
export interface ConversationFilter {
  readonly phoneNumber?: string;
  readonly label?: string;
  readonly unread?: boolean;
  /** Digits of a contact. */
  readonly search?: string;
}

/** The loaded part of the list, latest activity first. */
export interface ConversationList {
  readonly items: readonly SmsConversation[];
  readonly nextCursor: string | null;
}

export function withPage(list: ConversationList, page: SmsConversationPage): ConversationList {
  const known = new Set(list.items.map(({ id }) => id));
  const added = page.items.filter(({ id }) => !known.has(id));
  return { items: [...list.items, ...added], nextCursor: page.nextCursor };
}

/**
 * Puts a conversation where it belongs, as it is now. One that was not in the list joins when the filter wants it and it
 * is not older than what is loaded; one that is there stays while it is merely read, so that nothing vanishes under the
 * reader's hands.
 */
export function withConversation(
  list: ConversationList,
  conversation: SmsConversation,
  filter: ConversationFilter,
): ConversationList {
  const others = list.items.filter(({ id }) => id !== conversation.id);
  const isThere = others.length < list.items.length;
  if (!isWanted(conversation, isThere ? { ...filter, unread: false } : filter))
    return isThere ? { ...list, items: others } : list;
  const at = others.findIndex((other) => isBefore(conversation, other));
  if (at === -1 && list.nextCursor !== null && !isThere) return list;
  const items = at === -1 ? [...others, conversation] : others.toSpliced(at, 0, conversation);
  return { ...list, items };
}

export function withoutConversation(list: ConversationList, id: string): ConversationList {
  return { ...list, items: list.items.filter((item) => item.id !== id) };
}

/** What a message means for the list before its conversation is read anew; an unknown conversation changes nothing. */
export function withMessage(
  list: ConversationList,
  message: SmsMessage,
  filter: ConversationFilter,
): ConversationList {
  const conversation = list.items.find(({ id }) => id === message.conversationId);
  if (!conversation) return list;
  const last = conversation.lastMessage;
  if (last?.id === message.id) {
    const changed = {
      ...conversation,
      lastMessage: { ...last, status: laterState(last.status, message.status) },
    };
    return { ...list, items: list.items.map((item) => (item.id === changed.id ? changed : item)) };
  }
  if (last && message.createdAt < last.createdAt) return list;
  const { id, direction, text, status, createdAt } = message;
  const unreadCount = Math.min(conversation.unreadCount + (direction === 'inbound' ? 1 : 0), 100);
  return withConversation(
    list,
    {
      ...conversation,
      lastMessage: { id, direction, text, status, createdAt },
      lastActivityAt: createdAt > conversation.lastActivityAt ? createdAt : conversation.lastActivityAt,
      unreadCount,
    },
    filter,
  );
}

function isWanted(conversation: SmsConversation, filter: ConversationFilter): boolean {
  if (filter.phoneNumber && conversation.phoneNumber !== filter.phoneNumber) return false;
  if (filter.label && !conversation.labels.includes(filter.label)) return false;
  if (filter.unread && conversation.unreadCount === 0) return false;
  return !filter.search || conversation.contact.replace(/\D/g, '').includes(filter.search);
}

/** Latest activity first; the same order as the service's. */
function isBefore(one: SmsConversation, other: SmsConversation): boolean {
  if (one.lastActivityAt !== other.lastActivityAt) return one.lastActivityAt > other.lastActivityAt;
  return one.id > other.id;
}
