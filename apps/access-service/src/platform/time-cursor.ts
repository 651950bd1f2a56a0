import { AppError } from '@switchboard/node-kit';
import { z } from 'zod';

/** Where a page that is ordered by time ended; `id` tells apart what is of the same time. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

function writeTimeCursor({ at, id }: TimeCursor): string {
  return `${at.getTime()}.${id}`;
}

/**
 * @param ids what is a well-formed id of the rows
 * @throws AppError `request/invalid`
 */
export function readTimeCursor(cursor: string, ids: z.ZodType = z.string()): TimeCursor {
  const [, time, id] = /^(\d{1,14})\.(.{1,180})$/.exec(cursor) ?? [];
  if (time === undefined || id === undefined || !ids.safeParse(id).success) throw cursorInvalid(cursor);
  return { at: new Date(Number(time)), id };
}

/** As many of `rows` as a page has, of which one more was read than it has. */
export function timePage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => TimeCursor,
): { items: readonly Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  return { items, nextCursor: isLast ? null : writeTimeCursor(cursorOf(last)) };
}

function cursorInvalid(cursor: string): AppError {
  return new AppError(
    'invalid',
    'request/invalid',
    `cursor: "${cursor}" is not the nextCursor of a page before. Leave it out to begin with the first page.`,
    { errors: [{ path: 'cursor', message: 'Must be the nextCursor of the page before.' }] },
  );
}
