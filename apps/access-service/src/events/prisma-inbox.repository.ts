import type { InboxEventState } from '@switchboard/access-api';
import type { Prisma, PrismaClient } from '@switchboard/database';
import type { NewEvent } from './event-envelope.ts';
import {
  InboxRepository,
  type ClaimedEvent,
  type FailedAttempt,
  type InboxRecord,
  type InboxTransaction,
} from './inbox.repository.ts';

const WAITING = 'waiting' satisfies InboxEventState;
const SET_ASIDE = 'set-aside' satisfies InboxEventState;
/** Removed at a time, so that no statement runs into its time limit. */
const REMOVED_AT_ONCE = 5000;

export class PrismaInboxRepository extends InboxRepository {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    super();
    this.#prisma = prisma;
  }

  override async add(events: readonly NewEvent[], at: Date): Promise<number> {
    // Replicas that write the same events lock them in the same order.
    const rows = [...events].sort((one, other) => (one.eventId < other.eventId ? -1 : 1)).map(toJsonRow);
    return this.#prisma.$executeRaw`
      INSERT INTO inbox_events (event_id, type, subject, event_time, data, received_at, next_attempt_at)
      SELECT event_id, type, subject, event_time, coalesce(data, 'null'::jsonb), ${at}, ${at}
      FROM jsonb_to_recordset(${`[${rows.join(',')}]`}::jsonb)
        AS row(event_id text, type text, subject text, event_time timestamptz, data jsonb)
      ON CONFLICT (event_id) DO NOTHING`;
  }

  override async transact<R>(work: (inbox: InboxTransaction) => Promise<R>): Promise<R> {
    return this.#prisma.$transaction((client) => work(new PrismaInboxTransaction(client)));
  }

  override async recordFailure(failed: FailedAttempt): Promise<void> {
    await recordFailure(this.#prisma, failed);
  }

  override async nextDueAt(): Promise<Date | undefined> {
    const next = await this.#prisma.inboxEvent.findFirst({
      where: { state: WAITING },
      orderBy: { nextAttemptAt: 'asc' },
      select: { nextAttemptAt: true },
    });
    return next?.nextAttemptAt ?? undefined;
  }

  override async list(query: {
    state?: InboxEventState | undefined;
    before?: bigint | undefined;
    limit: number;
  }): Promise<InboxRecord[]> {
    const rows = await this.#prisma.inboxEvent.findMany({
      where: {
        ...(query.state ? { state: query.state } : {}),
        ...(query.before === undefined ? {} : { id: { lt: query.before } }),
      },
      orderBy: { id: 'desc' },
      take: query.limit,
      omit: { data: true },
    });
    return rows.map((row) => ({ ...row, state: row.state as InboxEventState }));
  }

  override async count(): Promise<{ waiting: number; setAside: number }> {
    const [waiting, setAside] = await Promise.all(
      [WAITING, SET_ASIDE].map((state) => this.#prisma.inboxEvent.count({ where: { state } })),
    );
    return { waiting: waiting!, setAside: setAside! };
  }

  override async replay(ids: readonly bigint[] | undefined, at: Date): Promise<number> {
    const { count } = await this.#prisma.inboxEvent.updateMany({
      where: { state: SET_ASIDE, ...(ids ? { id: { in: [...ids] } } : {}) },
      data: { state: WAITING, attempts: 0, failure: null, nextAttemptAt: at },
    });
    return count;
  }

  override async removeProcessed(before: Date): Promise<void> {
    let removed: number;
    do {
      removed = await this.#prisma.$executeRaw`
        DELETE FROM inbox_events WHERE id IN (
          SELECT id FROM inbox_events WHERE processed_at < ${before} LIMIT ${REMOVED_AT_ONCE})`;
    } while (removed === REMOVED_AT_ONCE);
  }
}

class PrismaInboxTransaction implements InboxTransaction {
  readonly client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.client = client;
  }

  async claim(now: Date, limit: number): Promise<ClaimedEvent[]> {
    // The index gives the order. Without statistics, which the embedded database never gathers, everything that waits would
    // be sorted for each batch.
    await this.client.$executeRaw`SET LOCAL enable_sort = off`;
    return this.client.$queryRaw<ClaimedEvent[]>`
      SELECT id, event_id AS "eventId", type, subject, event_time AS "eventTime", data, attempts,
        received_at AS "receivedAt"
      FROM inbox_events WHERE state = ${WAITING} AND next_attempt_at <= ${now}
      ORDER BY next_attempt_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  }

  async markProcessed(ids: readonly bigint[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.client.inboxEvent.updateMany({
      where: { id: { in: [...ids] } },
      data: { state: 'processed', processedAt: at, nextAttemptAt: null, failure: null },
    });
  }

  async recordFailure(failed: FailedAttempt): Promise<void> {
    await recordFailure(this.client, failed);
  }

  async attempt<R>(work: () => Promise<R>): Promise<R> {
    await this.client.$executeRaw`SAVEPOINT attempt`;
    try {
      return await work();
    } catch (error) {
      await this.client.$executeRaw`ROLLBACK TO SAVEPOINT attempt`;
      throw error;
    } finally {
      await this.client.$executeRaw`RELEASE SAVEPOINT attempt`;
    }
  }
}

async function recordFailure(
  client: Prisma.TransactionClient,
  { id, failure, nextAttemptAt }: FailedAttempt,
): Promise<void> {
  await client.inboxEvent.updateMany({
    where: { id, state: WAITING },
    data: {
      attempts: { increment: 1 },
      failure,
      nextAttemptAt,
      ...(nextAttemptAt ? {} : { state: SET_ASIDE }),
    },
  });
}

/** `data` is JSON already. */
function toJsonRow({ eventId, type, subject, eventTime, data }: NewEvent): string {
  const row = JSON.stringify({ event_id: eventId, type, subject, event_time: eventTime });
  return `${row.slice(0, -1)},"data":${data}}`;
}
