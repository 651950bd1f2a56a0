import type { PrismaClient } from '@switchboard/database';
import type { TimeCursor } from '../platform/time-cursor.ts';

export interface CallPartyRow {
  readonly rawId: string;
  readonly calledAt: Date | null;
  readonly joinedAt: Date | null;
}

export interface CallRow {
  readonly serverCallId: string;
  readonly isTwoParty: boolean | null;
  readonly groupId: string | null;
  readonly roomId: string | null;
  readonly startedByRawId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly meeting: { readonly id: string; readonly topic: string } | null;
  readonly parties: readonly CallPartyRow[];
}

/** The calls that the events of the resource told of. */
export class CallRepository {
  readonly #prisma: PrismaClient;
  readonly #resource: string;

  constructor(prisma: PrismaClient, resource: string) {
    this.#prisma = prisma;
    this.#resource = resource;
  }

  /** Those of one identity, newest first, after the cursor. */
  async listOf(rawId: string, after: TimeCursor | undefined, limit: number): Promise<CallRow[]> {
    const resource = this.#resource;
    return this.#prisma.call.findMany({
      where: {
        resource,
        parties: { some: { resource, rawId } },
        ...(after && {
          OR: [{ startedAt: { lt: after.at } }, { startedAt: after.at, serverCallId: { lt: after.id } }],
        }),
      },
      orderBy: [{ startedAt: 'desc' }, { serverCallId: 'desc' }],
      take: limit,
      include: {
        meeting: { select: { id: true, topic: true } },
        parties: { select: { rawId: true, calledAt: true, joinedAt: true }, orderBy: { joinedAt: 'asc' } },
      },
    });
  }

  /** By raw id, the names of those who are users of this service. */
  async namesOf(rawIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#prisma.communicationIdentity.findMany({
      where: { rawId: { in: [...rawIds] } },
      select: { rawId: true, user: { select: { displayName: true } } },
    });
    return new Map(rows.map(({ rawId, user }) => [rawId!, user.displayName]));
  }

  /** Calls whose end was never told of end with what was told last. */
  async closeSilentSince(date: Date): Promise<void> {
    await this.#prisma.$executeRaw`
      UPDATE calls SET ended_at = last_event_at
      WHERE resource = ${this.#resource} AND ended_at IS NULL AND last_event_at < ${date}::timestamptz`;
  }

  async removeStartedBefore(date: Date): Promise<void> {
    await this.#prisma.call.deleteMany({ where: { resource: this.#resource, startedAt: { lt: date } } });
  }
}
