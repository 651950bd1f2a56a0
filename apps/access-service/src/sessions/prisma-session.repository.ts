import type { PrismaClient } from '@switchboard/database';
import { toUser } from '../users/prisma-user.repository.ts';
import type { User } from '../users/user.ts';
import { SessionRepository, type StoredSession } from './session.repository.ts';
import type { SessionRecord } from './session.ts';

export class PrismaSessionRepository extends SessionRepository {
  readonly #prisma: PrismaClient;
  readonly #resource: string;

  constructor(prisma: PrismaClient, resource: string) {
    super();
    this.#prisma = prisma;
    this.#resource = resource;
  }

  override async add(session: StoredSession & { secretHash: string }): Promise<void> {
    await this.#prisma.session.create({ data: session });
  }

  override async find(secretHash: string): Promise<{ session: StoredSession; user: User } | undefined> {
    const row = await this.#prisma.session.findUnique({
      where: { secretHash },
      include: { user: { include: { identities: { where: { resource: this.#resource } } } } },
    });
    return row ? { session: row, user: toUser(row.user) } : undefined;
  }

  override async findMany(
    secretHashes: readonly string[],
  ): Promise<ReadonlyMap<string, { session: StoredSession; user: User }>> {
    const rows = await this.#prisma.session.findMany({
      where: { secretHash: { in: [...secretHashes] } },
      include: { user: { include: { identities: { where: { resource: this.#resource } } } } },
    });
    return new Map(rows.map((row) => [row.secretHash, { session: row, user: toUser(row.user) }]));
  }

  override async listOf(userId: string, notSeenSince: Date, now: Date): Promise<SessionRecord[]> {
    return this.#prisma.session.findMany({
      where: { userId, lastSeenAt: { gt: notSeenSince }, expiresAt: { gt: now } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 200,
    });
  }

  override async touch(_secretHash: string, { id }: StoredSession, at: Date): Promise<void> {
    await this.#prisma.session.updateMany({ where: { id }, data: { lastSeenAt: at } });
  }

  override async remove(userId: string, id: string): Promise<boolean> {
    const { count } = await this.#prisma.session.deleteMany({ where: { id, userId } });
    return count > 0;
  }

  override async removeAllOf(userId: string, exceptId?: string): Promise<number> {
    const { count } = await this.#prisma.session.deleteMany({
      where: { userId, ...(exceptId ? { id: { not: exceptId } } : {}) },
    });
    return count;
  }

  override async removeTimedOut(notSeenSince: Date, now: Date): Promise<void> {
    await this.#prisma.session.deleteMany({
      where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: notSeenSince } }] },
    });
  }
}
