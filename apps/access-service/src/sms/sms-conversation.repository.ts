import { randomUUID } from 'node:crypto';
import { Prisma, type PrismaClient } from '@switchboard/database';
import type { VisibleNumbers } from '../phone-numbers/number-access.ts';
import type { SmsConversationRow } from './sms-conversation.ts';
import type { ConversationCursor } from './sms-cursor.ts';
import { beforeUnreadChanges } from './sms-unread.ts';

/** Nobody reads more of a number of unread things. */
const UNREAD_LIMIT = 100;
const LOOKED_UP_LIMIT = 5000;

export interface ConversationFilter {
  readonly visible: VisibleNumbers;
  readonly userId: string;
  readonly phoneNumber?: string | undefined;
  readonly label?: string | undefined;
  readonly unread?: boolean | undefined;
  /** Whether the list of what this person has not read is complete. */
  readonly unreadIsKept?: boolean;
  readonly search?: string | undefined;
}

/** Conversations in the database. Whatever takes `visible` finds nothing of other numbers. */
export class SmsConversationRepository {
  readonly #prisma: PrismaClient;
  readonly #resource: string;

  constructor(prisma: PrismaClient, resource: string) {
    this.#prisma = prisma;
    this.#resource = resource;
  }

  /** Latest activity first. */
  async list(
    filter: ConversationFilter,
    page: { cursor: ConversationCursor | undefined; limit: number },
  ): Promise<SmsConversationRow[]> {
    const numbers = numbersOf(filter);
    if (numbers?.length === 0) return [];
    const conditions = [Prisma.sql`c.resource = ${this.#resource}`, ...conditionsOf(filter)];
    if (page.cursor) {
      const { lastActivityAt, id } = page.cursor;
      conditions.push(Prisma.sql`(c.last_activity_at, c.id) < (${lastActivityAt}::timestamptz, ${id}::uuid)`);
    }
    return this.#prisma.$queryRaw<SmsConversationRow[]>`
      SELECT ${columns}
      FROM (${await this.#page(filter, numbers, conditions, page.limit)}) c ${withMessageAndUnread(filter.userId)}
      ORDER BY c.last_activity_at DESC, c.id DESC`;
  }

  /** Few unread conversations are looked up one by one; many are met soon in the order of the list. */
  async #page(
    filter: ConversationFilter,
    numbers: string[] | undefined,
    conditions: Prisma.Sql[],
    limit: number,
  ): Promise<Prisma.Sql> {
    if (!filter.unread) return pageOf(numbers, conditions, limit);
    const fewEnough =
      filter.unreadIsKept === true &&
      (await this.#prisma.smsUnreadConversation.count({
        where: { userId: filter.userId },
        take: LOOKED_UP_LIMIT + 1,
      })) <= LOOKED_UP_LIMIT;
    if (fewEnough) return pageOfListed(filter.userId, numbers, conditions, limit);
    return pageOf(numbers, [...conditions, isUnread(filter.userId)], limit);
  }

  async find(id: string, filter: ConversationFilter): Promise<SmsConversationRow | undefined> {
    const numbers = numbersOf(filter);
    const rows = await this.#prisma.$queryRaw<SmsConversationRow[]>`
      SELECT ${columns}
      FROM sms_conversations c ${withMessageAndUnread(filter.userId)}
      WHERE c.id = ${id}::uuid AND c.resource = ${this.#resource}
        ${numbers ? Prisma.sql`AND c.phone_number = ANY(${numbers}::text[])` : Prisma.empty}`;
    return rows[0];
  }

  /** Conversations with something unread, at most 100. */
  async countUnread(filter: ConversationFilter): Promise<number> {
    const numbers = numbersOf(filter);
    if (numbers?.length === 0) return 0;
    const conditions = [Prisma.sql`c.resource = ${this.#resource}`];
    if (filter.unreadIsKept) conditions.push(isOf(filter.userId));
    if (numbers) conditions.push(Prisma.sql`c.phone_number = ANY(${numbers}::text[])`);
    const from = filter.unreadIsKept
      ? listed
      : Prisma.sql`(SELECT * FROM sms_conversations c WHERE ${isUnread(filter.userId)}) c`;
    const rows = await this.#prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM ${from} WHERE ${Prisma.join(conditions, ' AND ')} LIMIT ${UNREAD_LIMIT}
      ) few`;
    return rows[0]!.count;
  }

  /** The conversation of the pair, made when there is none. */
  async open(phoneNumber: string, contact: string, now: Date): Promise<{ id: string; isNew: boolean }> {
    const id = randomUUID();
    const rows = await this.#prisma.$queryRaw<{ id: string }[]>`
      INSERT INTO sms_conversations (id, resource, phone_number, contact, last_activity_at, created_at)
      VALUES (${id}::uuid, ${this.#resource}, ${phoneNumber}, ${contact}, ${now}::timestamptz, ${now}::timestamptz)
      ON CONFLICT (resource, phone_number, contact) DO UPDATE SET contact = EXCLUDED.contact
      RETURNING id::text`;
    return { id: rows[0]!.id, isNew: rows[0]!.id === id };
  }

  async setLabels(id: string, labels: readonly string[]): Promise<void> {
    await this.#prisma.smsConversation.update({ where: { id }, data: { labels: [...labels] } });
  }

  async setOptedOut(id: string, optedOut: boolean, now: Date): Promise<void> {
    await this.#prisma.$executeRaw`
      UPDATE sms_conversations
      SET opted_out_at = CASE WHEN ${optedOut} THEN COALESCE(opted_out_at, ${now}::timestamptz) END,
        opt_out_changed_at = ${now}::timestamptz
      WHERE id = ${id}::uuid`;
  }

  /** @returns false when the message is not of the conversation. What was read stays read. */
  async markRead(id: string, userId: string, messageId: string): Promise<boolean> {
    return this.#prisma.$transaction(async (transaction) => {
      await beforeUnreadChanges(transaction, this.#resource);
      // No message arrives in between, which would be taken for read.
      await transaction.$queryRaw`SELECT 1 AS locked FROM sms_conversations WHERE id = ${id}::uuid FOR SHARE`;
      const count = await transaction.$executeRaw`
        INSERT INTO sms_conversation_readers AS r (conversation_id, user_id, read_sequence)
        SELECT conversation_id, ${userId}::uuid, sequence FROM sms_messages
        WHERE id = ${messageId}::uuid AND conversation_id = ${id}::uuid
        ON CONFLICT (conversation_id, user_id)
        DO UPDATE SET read_sequence = GREATEST(r.read_sequence, EXCLUDED.read_sequence)`;
      await transaction.$executeRaw`
        DELETE FROM sms_unread_conversations u USING sms_conversation_readers r, sms_conversations c
        WHERE u.user_id = ${userId}::uuid AND u.conversation_id = ${id}::uuid AND c.id = u.conversation_id
          AND r.user_id = u.user_id AND r.conversation_id = u.conversation_id
          AND r.read_sequence >= c.last_inbound_sequence`;
      return count > 0;
    });
  }
}

const columns = Prisma.sql`
  c.id::text, c.phone_number AS "phoneNumber", c.contact, c.opted_out_at AS "optedOutAt", c.labels,
  c.last_activity_at AS "lastActivityAt", m.id::text AS "messageId", m.direction, m.text, m.status,
  m.created_at AS "createdAt", unread.count AS "unreadCount"`;

const withMessageAndUnread = (userId: string) => Prisma.sql`
  LEFT JOIN sms_messages m ON m.id = c.last_message_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM sms_messages i
      WHERE i.conversation_id = c.id AND i.direction = 'inbound' AND i.sequence > ${readSequence(userId)}
      LIMIT ${UNREAD_LIMIT}
    ) few
  ) unread`;

const isUnread = (userId: string) => Prisma.sql`c.last_inbound_sequence > ${readSequence(userId)}`;

const readSequence = (userId: string) => Prisma.sql`COALESCE((
  SELECT r.read_sequence FROM sms_conversation_readers r
  WHERE r.conversation_id = c.id AND r.user_id = ${userId}::uuid), 0)`;

/** The first page of all numbers, or of the first pages of some: each of them is read off an index. */
function pageOf(numbers: string[] | undefined, conditions: readonly Prisma.Sql[], limit: number): Prisma.Sql {
  const order = Prisma.sql`ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ${limit}`;
  const where = Prisma.join([...conditions], ' AND ');
  if (!numbers) return Prisma.sql`SELECT c.* FROM sms_conversations c WHERE ${where} ${order}`;
  return Prisma.sql`
    SELECT c.* FROM unnest(${numbers}::text[]) AS n(number) CROSS JOIN LATERAL (
      SELECT c.* FROM sms_conversations c WHERE c.phone_number = n.number AND ${where} ${order}
    ) c ${order}`;
}

/** Conversations of the list of what is unread, each found by its id. */
const listed = Prisma.sql`
  sms_unread_conversations u
  CROSS JOIN LATERAL (SELECT * FROM sms_conversations s WHERE s.id = u.conversation_id OFFSET 0) c`;

const isOf = (userId: string) => Prisma.sql`u.user_id = ${userId}::uuid`;

function pageOfListed(
  userId: string,
  numbers: string[] | undefined,
  conditions: readonly Prisma.Sql[],
  limit: number,
): Prisma.Sql {
  const all = [isOf(userId), ...conditions];
  if (numbers) all.push(Prisma.sql`c.phone_number = ANY(${numbers}::text[])`);
  return Prisma.sql`
    SELECT c.* FROM ${listed} WHERE ${Prisma.join(all, ' AND ')}
    ORDER BY c.last_activity_at DESC, c.id DESC LIMIT ${limit}`;
}

/** Undefined for all of them. */
function numbersOf({ visible, phoneNumber }: ConversationFilter): string[] | undefined {
  if (phoneNumber !== undefined) {
    return visible === 'all' || visible.has(phoneNumber) ? [phoneNumber] : [];
  }
  return visible === 'all' ? undefined : [...visible];
}

function conditionsOf({ label, search }: ConversationFilter): Prisma.Sql[] {
  const digits = search?.replace(/[\s().-]/g, '') ?? '';
  return [
    ...(label === undefined ? [] : [Prisma.sql`c.labels @> ARRAY[${label}]::text[]`]),
    ...(digits === ''
      ? []
      : [Prisma.sql`c.contact ILIKE ${`%${digits.replace(/[\\%_]/g, String.raw`\$&`)}%`}`]),
  ];
}
