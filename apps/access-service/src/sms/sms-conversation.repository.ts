import { randomUUID } from 'node:crypto';
import { Prisma, type PrismaClient } from '@switchboard/database';
import type { VisibleNumbers } from '../phone-numbers/number-access.ts';
import type { SmsConversationRow } from './sms-conversation.ts';
import type { ConversationCursor } from './sms-cursor.ts';

/** Nobody reads more of a number of unread things. */
const UNREAD_LIMIT = 100;

export interface ConversationFilter {
  readonly visible: VisibleNumbers;
  readonly userId: string;
  readonly phoneNumber?: string | undefined;
  readonly label?: string | undefined;
  readonly unread?: boolean | undefined;
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
      FROM (${pageOf(numbers, conditions, page.limit)}) c ${withMessageAndUnread(filter.userId)}
      ORDER BY c.last_activity_at DESC, c.id DESC`;
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
    const conditions = [
      Prisma.sql`c.resource = ${this.#resource}`,
      ...conditionsOf({ ...filter, unread: true }),
      ...(numbers ? [Prisma.sql`c.phone_number = ANY(${numbers}::text[])`] : []),
    ];
    const rows = await this.#prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM sms_conversations c WHERE ${Prisma.join(conditions, ' AND ')} LIMIT ${UNREAD_LIMIT}
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
    const count = await this.#prisma.$executeRaw`
      INSERT INTO sms_conversation_readers (conversation_id, user_id, read_sequence)
      SELECT conversation_id, ${userId}::uuid, sequence FROM sms_messages
      WHERE id = ${messageId}::uuid AND conversation_id = ${id}::uuid
      ON CONFLICT (conversation_id, user_id)
      DO UPDATE SET read_sequence = GREATEST(sms_conversation_readers.read_sequence, EXCLUDED.read_sequence)`;
    return count > 0;
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

/** Undefined for all of them. */
function numbersOf({ visible, phoneNumber }: ConversationFilter): string[] | undefined {
  if (phoneNumber !== undefined) {
    return visible === 'all' || visible.has(phoneNumber) ? [phoneNumber] : [];
  }
  return visible === 'all' ? undefined : [...visible];
}

function conditionsOf({ label, unread, search, userId }: ConversationFilter): Prisma.Sql[] {
  const digits = search?.replace(/[\s().-]/g, '') ?? '';
  return [
    ...(label === undefined ? [] : [Prisma.sql`c.labels @> ARRAY[${label}]::text[]`]),
    ...(unread ? [Prisma.sql`c.last_inbound_sequence > ${readSequence(userId)}`] : []),
    ...(digits === ''
      ? []
      : [Prisma.sql`c.contact ILIKE ${`%${digits.replace(/[\\%_]/g, String.raw`\$&`)}%`}`]),
  ];
}
