import type { Prisma, PrismaClient } from '@switchboard/database';
import type { Clock } from '../platform/clock.ts';
import { currentCorrelationId } from '../platform/correlation-id.ts';
import { AuditLog, type AuditEvent, type AuditQuery, type AuditRecord } from './audit-log.ts';

/** Adds entries in somebody else's transaction. */
export type WriteAudit = (
  transaction: Prisma.TransactionClient,
  events: readonly AuditEvent[],
) => Promise<void>;

/** For what must be in the log if and only if the transaction is committed. */
export async function writeAuditEntries(
  transaction: Prisma.TransactionClient,
  events: readonly AuditEvent[],
  at: Date,
): Promise<void> {
  await transaction.auditLogEntry.createMany({
    data: events.map((event) => ({
      at,
      action: event.action,
      actorId: event.actor?.id ?? null,
      actorName: event.actor?.displayName ?? null,
      subject: event.subject,
      details: event.details as Prisma.InputJsonObject,
      correlationId: currentCorrelationId() ?? null,
    })),
  });
}

export class PrismaAuditLog extends AuditLog {
  readonly #prisma: PrismaClient;
  readonly #clock: Clock;

  constructor(prisma: PrismaClient, clock: Clock) {
    super();
    this.#prisma = prisma;
    this.#clock = clock;
  }

  override async record(event: AuditEvent): Promise<void> {
    await writeAuditEntries(this.#prisma, [event], this.#clock.now());
  }

  override async list(query: AuditQuery): Promise<{ items: AuditRecord[]; nextCursor: string | null }> {
    const rows = await this.#prisma.auditLogEntry.findMany({
      where: {
        ...(query.action ? { action: query.action } : {}),
        ...(query.userId ? { OR: [{ actorId: query.userId }, { subject: query.userId }] } : {}),
        ...(query.cursor ? { id: { lt: BigInt(query.cursor) } } : {}),
      },
      orderBy: { id: 'desc' },
      take: query.limit + 1,
    });
    const items = rows.slice(0, query.limit).map((row) => ({
      id: String(row.id),
      at: row.at,
      action: row.action,
      actor: row.actorId === null ? null : { id: row.actorId, displayName: row.actorName ?? '' },
      subject: row.subject,
      details: row.details as Record<string, unknown>,
      correlationId: row.correlationId,
    }));
    return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
  }
}
