import { randomUUID } from 'node:crypto';
import type { MeetingRole } from '@switchboard/access-api';
import type { Prisma, PrismaClient } from '@switchboard/database';
import type { AuditEvent } from '../audit/audit-log.ts';
import type { WriteAudit } from '../audit/prisma-audit-log.ts';
import type { TimeCursor } from '../platform/time-cursor.ts';
import { meetingFull } from './meeting.errors.ts';
import { newsOfChange, noteNews } from './meeting-news.ts';

/** By the link: with the organizer and 199 who are invited, as many as a room takes. */
const MAX_CAME = 150;

export interface Invitation {
  readonly userId: string;
  readonly role: MeetingRole;
}

export interface MeetingPlan {
  readonly topic: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly linkRole: MeetingRole | null;
}

export type MeetingChange = Partial<MeetingPlan> & { readonly participants?: readonly Invitation[] };

const people = {
  organizer: { select: { id: true, displayName: true } },
  participants: {
    select: {
      userId: true,
      role: true,
      standing: true,
      news: true,
      joinedAt: true,
      user: { select: { displayName: true } },
    },
    orderBy: { user: { displayName: 'asc' } },
  },
} satisfies Prisma.MeetingInclude;

export type MeetingRow = Prisma.MeetingGetPayload<{ include: typeof people }>;

/** Meetings and who is invited to them. A row comes first, its room and its conversation follow. */
export class MeetingRepository {
  readonly #prisma: PrismaClient;
  readonly #resource: string;
  readonly #writeAudit: WriteAudit;

  constructor(prisma: PrismaClient, resource: string, writeAudit: WriteAudit) {
    this.#prisma = prisma;
    this.#resource = resource;
    this.#writeAudit = writeAudit;
  }

  /** Also a cancelled one. */
  async find(id: string): Promise<MeetingRow | undefined> {
    const where = { id, resource: this.#resource };
    return (await this.#prisma.meeting.findUnique({ where, include: people })) ?? undefined;
  }

  /** Those that the user organizes or is invited to: upcoming ones soonest first, past ones newest first. */
  async listOf(
    userId: string,
    query: { when: 'upcoming' | 'past'; now: Date; after: TimeCursor | undefined; take: number },
  ): Promise<MeetingRow[]> {
    const isPast = query.when === 'past';
    const order = isPast ? 'desc' : 'asc';
    const { after } = query;
    const beyond = (value: Date | string) => (isPast ? { lt: value } : { gt: value });
    return this.#prisma.meeting.findMany({
      where: {
        resource: this.#resource,
        cancelledAt: null,
        endsAt: isPast ? { lte: query.now } : { gt: query.now },
        AND: [
          { OR: [{ organizerId: userId }, { participants: { some: { userId, standing: 'invited' } } }] },
          after
            ? {
                OR: [
                  { startsAt: beyond(after.at) as { gt: Date } },
                  { startsAt: after.at, id: beyond(after.id) as { gt: string } },
                ],
              }
            : {},
        ],
      },
      orderBy: [{ startsAt: order }, { id: order }],
      take: query.take,
      include: people,
    });
  }

  /** Not cancelled, and not over. */
  async countAhead(organizerId: string, now: Date): Promise<number> {
    const which = { resource: this.#resource, organizerId, cancelledAt: null, endsAt: { gt: now } };
    return this.#prisma.meeting.count({ where: which });
  }

  async create(
    organizerId: string,
    plan: MeetingPlan,
    invitations: readonly Invitation[],
    at: Date,
    auditOf: (id: string) => AuditEvent,
  ): Promise<MeetingRow> {
    const id = randomUUID();
    const invited = { standing: 'invited', news: 'invited' };
    return this.#prisma.$transaction(async (transaction) => {
      const participants = { create: invitations.map((each) => ({ ...each, ...invited })) };
      const data = { ...plan, id, resource: this.#resource, organizerId, createdAt: at, participants };
      const row = await transaction.meeting.create({ data, include: people });
      await this.#writeAudit(transaction, [auditOf(id)]);
      return row;
    });
  }

  /**
   * Changes a meeting that nobody else changes meanwhile, and notes for whom that is news.
   * @param check throws when the change may not be made to the meeting as it is now
   * @returns the meeting before and after; undefined when it was cancelled
   */
  async change(
    id: string,
    { participants, ...plan }: MeetingChange,
    check: (before: MeetingRow) => void,
    audit: AuditEvent & { readonly actor: { readonly id: string } },
  ): Promise<{ before: MeetingRow; after: MeetingRow } | undefined> {
    return this.#prisma.$transaction(async (transaction) => {
      const before = await lock(transaction, id);
      if (!before || before.cancelledAt) return undefined;
      check(before);
      if (participants) await replaceInvited(transaction, id, participants);
      if (plan.linkRole !== undefined) {
        const data = plan.linkRole === null ? { standing: 'removed' } : { role: plan.linkRole };
        await transaction.meetingParticipant.updateMany({ where: { meetingId: id, standing: 'came' }, data });
      }
      const data = { ...plan, version: { increment: 1 }, revision: { increment: 1 } };
      const after = await transaction.meeting.update({ where: { id }, data, include: people });
      await noteNews(transaction, id, newsOfChange(before, after, audit.actor.id));
      await this.#writeAudit(transaction, [audit]);
      return { before, after };
    });
  }

  /** @returns undefined when it was cancelled already */
  async cancel(id: string, at: Date, audit: AuditEvent): Promise<MeetingRow | undefined> {
    return this.#prisma.$transaction(async (transaction) => {
      const { count } = await transaction.meeting.updateMany({
        where: { id, resource: this.#resource, cancelledAt: null },
        data: { cancelledAt: at, version: { increment: 1 } },
      });
      if (count === 0) return undefined;
      await this.#writeAudit(transaction, [audit]);
      return transaction.meeting.findUniqueOrThrow({ where: { id }, include: people });
    });
  }

  /** Meetings that have not ended, with something that the user has not looked at. */
  async countNews(userId: string, now: Date): Promise<number> {
    return this.#prisma.meetingParticipant.count({ where: this.#newsOf(userId, { endsAt: { gt: now } }) });
  }

  /** @returns whether there was anything that had not been looked at */
  async markSeen(userId: string, meetingIds: readonly string[]): Promise<boolean> {
    const where = this.#newsOf(userId, { id: { in: [...meetingIds] } });
    const { count } = await this.#prisma.meetingParticipant.updateMany({ where, data: { news: null } });
    return count > 0;
  }

  #newsOf(userId: string, which: Prisma.MeetingWhereInput): Prisma.MeetingParticipantWhereInput {
    const meeting = { resource: this.#resource, cancelledAt: null, ...which };
    return { userId, standing: 'invited', news: { not: null }, meeting };
  }

  /**
   * Notes that somebody comes who is not the organizer. Whoever comes by the link for the first time becomes a participant,
   * which the room has to follow.
   * @returns the role; undefined when the person is neither invited nor let in by the link (any more)
   */
  async come(id: string, userId: string, at: Date): Promise<MeetingRole | undefined> {
    return this.#prisma.$transaction(async (transaction) => {
      const meeting = await lock(transaction, id);
      if (!meeting || meeting.cancelledAt) return undefined;
      const key = { meetingId_userId: { meetingId: id, userId } };
      const known = await transaction.meetingParticipant.findUnique({ where: key });
      if (known && known.standing !== 'removed') {
        await transaction.meetingParticipant.update({
          where: key,
          data: { joinedAt: known.joinedAt ?? at },
        });
        return known.role as MeetingRole;
      }
      if (meeting.linkRole === null) return undefined;
      const came = await transaction.meetingParticipant.count({ where: { meetingId: id, standing: 'came' } });
      if (came >= MAX_CAME) throw meetingFull(MAX_CAME);
      const data = { role: meeting.linkRole, standing: 'came', joinedAt: at };
      const create = { ...data, meetingId: id, userId };
      await transaction.meetingParticipant.upsert({ where: key, create, update: data });
      await transaction.meeting.update({ where: { id }, data: { version: { increment: 1 } } });
      return meeting.linkRole as MeetingRole;
    });
  }
}

async function lock(transaction: Prisma.TransactionClient, id: string) {
  await transaction.$queryRaw`SELECT 1 FROM meetings WHERE id = ${id}::uuid FOR UPDATE`;
  return transaction.meeting.findUnique({ where: { id }, include: people });
}

/** Whoever is left out is removed once the room and the conversation have followed. */
async function replaceInvited(
  transaction: Prisma.TransactionClient,
  meetingId: string,
  invitations: readonly Invitation[],
): Promise<void> {
  const userIds = invitations.map(({ userId }) => userId);
  await transaction.meetingParticipant.updateMany({
    where: { meetingId, standing: 'invited', userId: { notIn: userIds } },
    data: { standing: 'removed' },
  });
  for (const { userId, role } of invitations) {
    await transaction.meetingParticipant.upsert({
      where: { meetingId_userId: { meetingId, userId } },
      create: { meetingId, userId, role, standing: 'invited' },
      update: { role, standing: 'invited' },
    });
  }
}
