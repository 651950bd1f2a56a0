import { Prisma, type PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { VisibleNumbers } from '../phone-numbers/number-access.ts';
import type { Clock } from '../platform/clock.ts';

/** Instead of a number: all of the resource. */
const ALL = '*';
const AT_A_TIME = 5000;

const lockName = (resource: string) => `sms-unread ${resource}`;

/**
 * Keeps a list of what each person has not read. It begins when a person first asks: from then on every message that
 * arrives puts its conversation there, and the conversations of before are put there meanwhile.
 */
export class SmsUnread {
  readonly #prisma: PrismaClient;
  readonly #resource: string;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #beginning = new Map<string, Promise<void>>();

  constructor(dependencies: { prisma: PrismaClient; resource: string; clock: Clock; log: Logger }) {
    this.#prisma = dependencies.prisma;
    this.#resource = dependencies.resource;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  /** Whether the list of this person is complete; when it is not, it will be. */
  async isKept(userId: string, visible: VisibleNumbers): Promise<boolean> {
    const rows = await this.#prisma.smsUnreadKeeping.findMany({
      where: { resource: this.#resource, userId, completedAt: { not: null } },
      select: { phoneNumber: true },
    });
    const kept = new Set(rows.map(({ phoneNumber }) => phoneNumber));
    if (kept.has(ALL)) return true;
    const missing = visible === 'all' ? [ALL] : [...visible].filter((number) => !kept.has(number));
    for (const number of missing) this.#begin(userId, number);
    return missing.length === 0;
  }

  #begin(userId: string, number: string): void {
    const key = `${userId} ${number}`;
    if (this.#beginning.has(key)) return;
    const work = this.#keep(userId, number)
      .catch((err: unknown) => this.#log.warn({ err }, 'unread SMS are not listed yet; it is tried again'))
      .finally(() => this.#beginning.delete(key));
    this.#beginning.set(key, work);
  }

  async #keep(userId: string, number: string): Promise<void> {
    const key = { resource: this.#resource, userId, phoneNumber: number };
    await this.#alone(async (transaction) => {
      // Messages that arrive now are either seen below, or see this row: see listUnread.
      await transaction.smsUnreadKeeping.createMany({ data: [key], skipDuplicates: true });
    });
    for (let last: string | undefined; ;) {
      last = await this.#listNext(userId, number, last);
      if (last === undefined) break;
    }
    await this.#alone(async (transaction) => {
      // What was read while it was being listed.
      await transaction.$executeRaw`
        DELETE FROM sms_unread_conversations u USING sms_conversation_readers r, sms_conversations c
        WHERE u.user_id = ${userId}::uuid AND r.user_id = u.user_id AND r.conversation_id = u.conversation_id
          AND c.id = u.conversation_id AND r.read_sequence >= c.last_inbound_sequence`;
      await transaction.smsUnreadKeeping.updateMany({
        where: key,
        data: { completedAt: this.#clock.now() },
      });
    });
  }

  /** While no message arrives and nobody reads. */
  async #alone(work: (transaction: Prisma.TransactionClient) => Promise<void>): Promise<void> {
    await this.#prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${lockName(this.#resource)}))`;
      await work(transaction);
    });
  }

  /** @returns the last conversation that was looked at; undefined when there were no more */
  async #listNext(userId: string, number: string, after: string | undefined): Promise<string | undefined> {
    const ofNumber = number === ALL ? Prisma.empty : Prisma.sql`AND c.phone_number = ${number}`;
    const rows = await this.#prisma.$queryRaw<{ last: string }[]>`
      WITH next AS MATERIALIZED (
        SELECT c.id, c.last_inbound_sequence FROM sms_conversations c
        WHERE c.resource = ${this.#resource} ${ofNumber}
          AND c.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
        ORDER BY c.id LIMIT ${AT_A_TIME}
      ), added AS (
        INSERT INTO sms_unread_conversations (user_id, conversation_id)
        SELECT ${userId}::uuid, next.id FROM next
        LEFT JOIN sms_conversation_readers r ON r.conversation_id = next.id AND r.user_id = ${userId}::uuid
        WHERE next.last_inbound_sequence > COALESCE(r.read_sequence, 0)
        ON CONFLICT DO NOTHING
      )
      SELECT next.id::text AS last FROM next ORDER BY next.id DESC LIMIT 1`;
    return rows[0]?.last;
  }
}

/** Call it before anything else of a transaction that adds an inbound message, or in which somebody reads. */
export async function beforeUnreadChanges(
  transaction: Prisma.TransactionClient,
  resource: string,
): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext(${lockName(resource)}))`;
}

/** Something arrived in the conversations, whose rows are locked. */
export async function listUnread(
  transaction: Prisma.TransactionClient,
  resource: string,
  conversations: readonly { readonly id: string; readonly phoneNumber: string }[],
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO sms_unread_conversations (user_id, conversation_id)
    SELECT DISTINCT k.user_id, c.id
    FROM jsonb_to_recordset(${JSON.stringify(conversations)}::jsonb) AS c(id uuid, "phoneNumber" text)
    JOIN sms_unread_keeping k ON k.resource = ${resource} AND k.phone_number IN (c."phoneNumber", ${ALL})
    ORDER BY k.user_id, c.id
    ON CONFLICT DO NOTHING`;
}
