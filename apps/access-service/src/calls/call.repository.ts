import type { Prisma, PrismaClient } from '@switchboard/database';
import type { TimeCursor } from '../platform/time-cursor.ts';

export interface CallPartyRow {
  readonly rawId: string;
  readonly calledAt: Date | null;
  readonly joinedAt: Date | null;
  readonly seenAt: Date | null;
  readonly declinedAt: Date | null;
}

export interface CallRow {
  readonly serverCallId: string;
  readonly isTwoParty: boolean | null;
  readonly groupId: string | null;
  readonly roomId: string | null;
  readonly startedByRawId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly declined: boolean;
  readonly meeting: { readonly id: string; readonly topic: string } | null;
  readonly parties: readonly CallPartyRow[];
}

const people = {
  meeting: { select: { id: true, topic: true } },
  parties: {
    select: { rawId: true, calledAt: true, joinedAt: true, seenAt: true, declinedAt: true },
    orderBy: { joinedAt: 'asc' },
  },
} satisfies Prisma.CallInclude;

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
      include: people,
    });
  }

  async findMany(serverCallIds: readonly string[]): Promise<CallRow[]> {
    const serverCallId = { in: [...serverCallIds] };
    return this.#prisma.call.findMany({ where: { resource: this.#resource, serverCallId }, include: people });
  }

  async countUnseenMissed(rawId: string): Promise<number> {
    return this.#prisma.callParty.count({ where: this.#unseenMissed(rawId) });
  }

  /** @returns whether there was anything that was not seen yet */
  async markMissedSeen(rawId: string, at: Date): Promise<boolean> {
    const where = this.#unseenMissed(rawId);
    const { count } = await this.#prisma.callParty.updateMany({ where, data: { seenAt: at } });
    return count > 0;
  }

  async wasCalled(rawId: string, serverCallId: string): Promise<boolean> {
    return (await this.#prisma.callParty.count({ where: this.#callTo(rawId, serverCallId) })) > 0;
  }

  /** @returns false when that is known already, or the person is not known to have been called */
  async markDeclined(rawId: string, serverCallId: string, at: Date): Promise<boolean> {
    const { count } = await this.#prisma.callParty.updateMany({
      where: { ...this.#callTo(rawId, serverCallId), declinedAt: null },
      data: { declinedAt: at },
    });
    return count > 0;
  }

  #callTo(rawId: string, serverCallId: string): Prisma.CallPartyWhereInput {
    return { resource: this.#resource, serverCallId, rawId, calledAt: { not: null } };
  }

  /** @see isMissedBy */
  #unseenMissed(rawId: string): Prisma.CallPartyWhereInput {
    const wasNotDeclined = { OR: [{ declined: false }, { isTwoParty: false }] };
    return {
      resource: this.#resource,
      rawId,
      seenAt: null,
      calledAt: { not: null },
      joinedAt: null,
      declinedAt: null,
      call: { endedAt: { not: null }, ...wasNotDeclined },
    };
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
