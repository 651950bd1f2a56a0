import {
  compareMessageIds,
  type SystemMessage,
  type TextMessage,
  type TimelineEntry,
  type OutgoingMessage,
} from '@switchboard/chat-core';
import { dayOf } from '../../../lib/conversation/day-of.ts';

export type TextEntry = { key: string; createdAt: number } & (
  { type: 'sent'; message: TextMessage } | { type: 'outgoing'; message: OutgoingMessage }
);

/** One line of a conversation as it is drawn. */
export type TimelineRow =
  | { type: 'day'; key: string; at: number }
  | { type: 'new-messages'; key: string }
  | { type: 'system'; key: string; message: SystemMessage }
  | { type: 'text'; key: string; entry: TextEntry; isFirstOfGroup: boolean; isLastOfGroup: boolean };

/** Given instead of the id of the last read message when nothing was read so far; older than every id. */
export const NOTHING_READ = '';

/** Messages of one person stay together for this long. */
const groupSpanMs = 5 * 60_000;

/**
 * Puts day separators, the "new messages" divider and groups into a conversation.
 * @param lastReadMessageId the divider goes after this message, or at the beginning for {@link NOTHING_READ}, when a message of
 *   somebody else follows; undefined means no divider
 */
export function layOutTimeline(
  entries: readonly TimelineEntry[],
  lastReadMessageId: string | undefined,
): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let lastDay: string | undefined;
  let isAfterLastRead = beginsAfter(entries, lastReadMessageId);
  let hasDivider = false;
  for (const entry of entries) {
    const at = entry.message.createdAt;
    const day = dayOf(at);
    if (day !== lastDay) rows.push({ type: 'day', key: `day-${day}`, at });
    lastDay = day;
    if (isAfterLastRead && !hasDivider && isOfOthers(entry)) {
      rows.push({ type: 'new-messages', key: 'new-messages' });
      hasDivider = true;
    }
    if (entry.type === 'message' && entry.message.id === lastReadMessageId) isAfterLastRead = true;
    rows.push(rowOf(entry));
  }
  return rows.map((row, index) => withGroup(row, rows[index - 1], rows[index + 1]));
}

/** True when the last read message is further back than what is loaded. */
function beginsAfter(entries: readonly TimelineEntry[], lastReadMessageId: string | undefined): boolean {
  const first = entries[0];
  if (lastReadMessageId === undefined || first?.type !== 'message') return false;
  return compareMessageIds(first.message.id, lastReadMessageId) > 0;
}

function rowOf(entry: TimelineEntry): TimelineRow {
  if (entry.type === 'outgoing') {
    return textRow({
      type: 'outgoing',
      key: entry.key,
      createdAt: entry.message.createdAt,
      message: entry.message,
    });
  }
  if (entry.message.kind === 'system') return { type: 'system', key: entry.key, message: entry.message };
  return textRow({
    type: 'sent',
    key: entry.key,
    createdAt: entry.message.createdAt,
    message: entry.message,
  });
}

function textRow(entry: TextEntry): TimelineRow {
  return { type: 'text', key: entry.key, entry, isFirstOfGroup: true, isLastOfGroup: true };
}

function withGroup(
  row: TimelineRow,
  before: TimelineRow | undefined,
  after: TimelineRow | undefined,
): TimelineRow {
  if (row.type !== 'text') return row;
  return { ...row, isFirstOfGroup: !belongTogether(before, row), isLastOfGroup: !belongTogether(row, after) };
}

function belongTogether(first: TimelineRow | undefined, second: TimelineRow | undefined): boolean {
  if (first?.type !== 'text' || second?.type !== 'text') return false;
  return (
    senderOf(first.entry) === senderOf(second.entry) &&
    second.entry.createdAt - first.entry.createdAt < groupSpanMs
  );
}

/** Own messages share one sender, whether or not the service has them already. */
function senderOf(entry: TextEntry): string {
  return entry.type === 'outgoing' || entry.message.isMine ? 'me' : entry.message.senderId;
}

function isOfOthers(entry: TimelineEntry): boolean {
  return entry.type === 'message' && entry.message.kind !== 'system' && !entry.message.isMine;
}
