import { z } from 'zod';
import { cursorInvalid } from './sms.errors.ts';

/** Where a page of conversations ended. */
export interface ConversationCursor {
  readonly lastActivityAt: Date;
  readonly id: string;
}

export function writeConversationCursor({ lastActivityAt, id }: ConversationCursor): string {
  return `${lastActivityAt.getTime()}.${id}`;
}

/** @throws AppError `request/invalid` */
export function readConversationCursor(cursor: string): ConversationCursor {
  const [, time, id] = /^(\d{1,14})\.(.+)$/.exec(cursor) ?? [];
  if (time === undefined || !z.uuid().safeParse(id).success) throw cursorInvalid(cursor);
  return { lastActivityAt: new Date(Number(time)), id: id! };
}

/** Where a page of messages ended: the sequence of its last one. @throws AppError `request/invalid` */
export function readSequence(cursor: string): bigint {
  if (!/^\d{1,18}$/.test(cursor)) throw cursorInvalid(cursor);
  return BigInt(cursor);
}

/** As many of `rows` as a page has, of which one more was read than it has. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { items: readonly Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
