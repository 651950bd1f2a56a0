import type { SmsSearchPage, smsSearchQuery } from '@switchboard/access-api';
import { Prisma, type PrismaClient } from '@switchboard/database';
import type { z } from 'zod';
import type { NumberAccess, VisibleNumbers } from '../phone-numbers/number-access.ts';
import type { User } from '../users/user.ts';
import { pageOf, readSequence } from './sms-cursor.ts';
import { toSmsMessage, withTimeline } from './sms-message.presenter.ts';

/** Finds messages by the beginnings of their words, with the index that the migrations make. */
export class SmsSearchService {
  readonly #prisma: PrismaClient;
  readonly #resource: string;
  readonly #numbers: NumberAccess;

  constructor(prisma: PrismaClient, resource: string, numbers: NumberAccess) {
    this.#prisma = prisma;
    this.#resource = resource;
    this.#numbers = numbers;
  }

  /** Newest first; every word of the query has to be there. */
  async search(caller: User, query: z.output<typeof smsSearchQuery>): Promise<SmsSearchPage> {
    const visible = await this.#numbers.visibleNumbers(caller);
    const found = await this.#find(query, visible);
    const { items, nextCursor } = pageOf(found, query.limit, ({ sequence }) => String(sequence));
    const rows = await this.#prisma.smsMessage.findMany({
      where: { id: { in: items.map(({ id }) => id) } },
      orderBy: { sequence: 'desc' },
      include: { ...withTimeline, conversation: { select: { id: true, phoneNumber: true, contact: true } } },
    });
    return {
      items: rows.map((row) => ({ message: toSmsMessage(row), conversation: row.conversation })),
      nextCursor,
    };
  }

  #find(
    { search, phoneNumber, cursor, limit }: z.output<typeof smsSearchQuery>,
    visible: VisibleNumbers,
  ): Promise<{ id: string; sequence: bigint }[]> {
    const conditions = [
      Prisma.sql`c.resource = ${this.#resource}`,
      Prisma.sql`to_tsvector('simple', m.text) @@ to_tsquery('simple', ${wordsOf(search)})`,
      ...(visible === 'all' ? [] : [Prisma.sql`c.phone_number = ANY(${[...visible]}::text[])`]),
      ...(phoneNumber === undefined ? [] : [Prisma.sql`c.phone_number = ${phoneNumber}`]),
      ...(cursor === undefined ? [] : [Prisma.sql`m.sequence < ${readSequence(cursor)}`]),
    ];
    return this.#prisma.$queryRaw`
      SELECT m.id::text, m.sequence
      FROM sms_messages m JOIN sms_conversations c ON c.id = m.conversation_id
      WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY m.sequence DESC LIMIT ${limit + 1}`;
  }
}

/** Each word may go on. Quoted, so that nothing that a person types is an operator. */
function wordsOf(search: string): string {
  return search
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `'${word.replace(/['\\]/g, (character) => character + character)}':*`)
    .join(' & ');
}
