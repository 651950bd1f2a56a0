import type { SmsMessage } from '@switchboard/access-api';
import { dayOf } from '../../../lib/conversation/day-of.ts';
import type { MessageLog, OutgoingSms } from './message-log.ts';

export type SmsEntry = { readonly at: number } & (
  | { readonly type: 'message'; readonly message: SmsMessage }
  | { readonly type: 'outgoing'; readonly message: OutgoingSms }
);

/** One line of a conversation as it is drawn. */
export type SmsRow =
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'new-messages'; readonly key: string }
  | {
      readonly type: 'message';
      readonly key: string;
      readonly entry: SmsEntry;
      readonly isFirstOfGroup: boolean;
      readonly isLastOfGroup: boolean;
    };

/** Messages of one side stay together for this long. */
const groupSpanMs = 5 * 60_000;

/** Puts day separators, groups and, before the message `firstNewId`, the "new messages" divider into a conversation. */
export function layOutMessages(
  log: MessageLog,
  firstNewId: string | undefined,
  myId: string,
): readonly SmsRow[] {
  const rows: SmsRow[] = [];
  let lastDay: string | undefined;
  for (const { key, entry } of entriesOf(log)) {
    const day = dayOf(entry.at);
    if (day !== lastDay) rows.push({ type: 'day', key: `day-${day}`, at: entry.at });
    lastDay = day;
    if (entry.type === 'message' && entry.message.id === firstNewId)
      rows.push({ type: 'new-messages', key: 'new-messages' });
    rows.push({ type: 'message', key, entry, isFirstOfGroup: true, isLastOfGroup: true });
  }
  return rows.map((row, index) => withGroup(row, rows[index - 1], rows[index + 1], myId));
}

function entriesOf({ messages, outgoing, keys }: MessageLog): { key: string; entry: SmsEntry }[] {
  return [
    ...messages.map((message) => ({
      key: keys[message.id] ?? message.id,
      entry: { type: 'message', message, at: Date.parse(message.createdAt) } as const,
    })),
    ...outgoing.map((message) => ({
      key: message.key,
      entry: { type: 'outgoing', message, at: Date.parse(message.createdAt) } as const,
    })),
  ];
}

function withGroup(row: SmsRow, before: SmsRow | undefined, after: SmsRow | undefined, myId: string): SmsRow {
  if (row.type !== 'message') return row;
  const belongTogether = (first: SmsRow | undefined, second: SmsRow | undefined) =>
    first?.type === 'message' &&
    second?.type === 'message' &&
    senderOf(first.entry, myId) === senderOf(second.entry, myId) &&
    second.entry.at - first.entry.at < groupSpanMs;
  return { ...row, isFirstOfGroup: !belongTogether(before, row), isLastOfGroup: !belongTogether(row, after) };
}

/** The contact, or the colleague who wrote; what is still on its way was written here. */
function senderOf(entry: SmsEntry, myId: string): string {
  if (entry.type === 'outgoing') return `outbound ${myId}`;
  return `${entry.message.direction} ${entry.message.sentBy?.id ?? ''}`;
}

/** The message before which the divider stands when so many of the contact's are not read: the first of them. */
export function firstUnreadOf(messages: readonly SmsMessage[], unreadCount: number): string | undefined {
  if (unreadCount === 0) return undefined;
  const inbound = messages.filter(({ direction }) => direction === 'inbound');
  return inbound[Math.max(0, inbound.length - unreadCount)]?.id;
}
