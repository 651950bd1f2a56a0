import { Readable } from 'node:stream';
import type { SmsExportQuery } from '@switchboard/access-api';
import { Prisma, type PrismaClient } from '@switchboard/database';
import type { AuditLog } from '../audit/audit-log.ts';
import type { NumberAccess, VisibleNumbers } from '../phone-numbers/number-access.ts';
import type { User } from '../users/user.ts';
import { csvRecord } from './csv.ts';
import { exportTooLarge } from './sms.errors.ts';

const MESSAGES_LIMIT = 100_000;
const AT_A_TIME = 1000;
/** Without it, spreadsheets take UTF-8 for something else. */
const BYTE_ORDER_MARK = '\uFEFF';
const header = [
  'time',
  'direction',
  'number',
  'contact',
  'text',
  'status',
  'failure',
  'segments',
  'sent by',
  'id',
];

interface ExportRow {
  sequence: bigint;
  created_at: Date;
  direction: string;
  phone_number: string;
  contact: string;
  text: string;
  status: string;
  failure_code: string | null;
  segment_count: number;
  sent_by_name: string | null;
  id: string;
}

/** Messages as a file. */
export class SmsExportService {
  readonly #prisma: PrismaClient;
  readonly #resource: string;
  readonly #numbers: NumberAccess;
  readonly #audit: AuditLog;

  constructor(dependencies: {
    prisma: PrismaClient;
    resource: string;
    numbers: NumberAccess;
    audit: AuditLog;
  }) {
    this.#prisma = dependencies.prisma;
    this.#resource = dependencies.resource;
    this.#numbers = dependencies.numbers;
    this.#audit = dependencies.audit;
  }

  /** The caller's messages as CSV, oldest first, read as fast as they are fetched. */
  async export(caller: User, query: SmsExportQuery): Promise<Readable> {
    const visible = await this.#numbers.visibleNumbers(caller);
    const conditions = this.#conditionsOf(query, visible);
    const [counted] = await this.#prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM sms_messages m JOIN sms_conversations c ON c.id = m.conversation_id
        WHERE ${conditions} LIMIT ${MESSAGES_LIMIT + 1}
      ) few`;
    if (counted!.count > MESSAGES_LIMIT) throw exportTooLarge(MESSAGES_LIMIT);
    await this.#audit.record({
      action: 'sms/exported',
      actor: caller,
      subject: query.phoneNumber ?? query.conversationId ?? null,
      details: { ...query, messageCount: counted!.count },
    });
    return Readable.from(this.#records(conditions), { objectMode: false });
  }

  async *#records(conditions: Prisma.Sql): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRecord(header);
    for (let after = 0n, isLast = false; !isLast;) {
      const rows = await this.#prisma.$queryRaw<ExportRow[]>`
        SELECT m.sequence, m.created_at, m.direction, c.phone_number, c.contact, m.text, m.status, m.failure_code,
          m.segment_count, m.sent_by_name, m.id::text
        FROM sms_messages m JOIN sms_conversations c ON c.id = m.conversation_id
        WHERE ${conditions} AND m.sequence > ${after}
        ORDER BY m.sequence LIMIT ${AT_A_TIME}`;
      after = rows.at(-1)?.sequence ?? after;
      isLast = rows.length < AT_A_TIME;
      yield rows.map(recordOf).join('');
    }
  }

  #conditionsOf(query: SmsExportQuery, visible: VisibleNumbers): Prisma.Sql {
    const { phoneNumber, conversationId, from, to } = query;
    return Prisma.join(
      [
        Prisma.sql`c.resource = ${this.#resource}`,
        ...(visible === 'all' ? [] : [Prisma.sql`c.phone_number = ANY(${[...visible]}::text[])`]),
        ...(phoneNumber === undefined ? [] : [Prisma.sql`c.phone_number = ${phoneNumber}`]),
        ...(conversationId === undefined ? [] : [Prisma.sql`m.conversation_id = ${conversationId}::uuid`]),
        ...(from === undefined ? [] : [Prisma.sql`m.created_at >= ${new Date(from)}::timestamptz`]),
        ...(to === undefined ? [] : [Prisma.sql`m.created_at < ${new Date(to)}::timestamptz`]),
      ],
      ' AND ',
    );
  }
}

function recordOf(row: ExportRow): string {
  return csvRecord([
    row.created_at.toISOString(),
    row.direction,
    row.phone_number,
    row.contact,
    row.text,
    row.status,
    row.failure_code ?? '',
    row.segment_count,
    row.sent_by_name ?? '',
    row.id,
  ]);
}
