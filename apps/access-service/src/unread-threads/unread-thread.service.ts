import { UNREAD_THREADS_LIMIT } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { ThreadMembers } from '../threads/thread-members.ts';
import type { User } from '../users/user.ts';

/**
 * Conversations that people marked as unread. Read receipts of Communication Services only move forward and are seen by
 * others; a mark is the reader's own.
 */
export class UnreadThreadService {
  readonly #prisma: PrismaClient;
  readonly #resource: string;
  readonly #members: ThreadMembers;
  readonly #live: LiveUpdates;
  readonly #clock: Clock;

  constructor(dependencies: {
    prisma: PrismaClient;
    /** Host of the Communication Services resource. */
    resource: string;
    members: ThreadMembers;
    live: LiveUpdates;
    clock: Clock;
  }) {
    this.#prisma = dependencies.prisma;
    this.#resource = dependencies.resource;
    this.#members = dependencies.members;
    this.#live = dependencies.live;
    this.#clock = dependencies.clock;
  }

  /** The latest first. */
  async list({ id }: User): Promise<string[]> {
    const rows = await this.#prisma.unreadThread.findMany({
      where: { userId: id, resource: this.#resource },
      orderBy: [{ markedAt: 'desc' }, { threadId: 'asc' }],
      take: UNREAD_THREADS_LIMIT,
      select: { threadId: true },
    });
    return rows.map(({ threadId }) => threadId);
  }

  /** The oldest marks make room for a new one. */
  async mark(caller: User, threadId: string): Promise<void> {
    await this.#members.require(caller, threadId);
    const mark = { userId: caller.id, resource: this.#resource, threadId };
    const data = { ...mark, markedAt: this.#clock.now() };
    const { count } = await this.#prisma.unreadThread.createMany({ data, skipDuplicates: true });
    if (count === 0) return;
    await this.#removeOldest(caller.id);
    this.#tell(caller.id, threadId, true);
  }

  async clear({ id }: User, threadId: string): Promise<void> {
    const where = { userId: id, resource: this.#resource, threadId };
    const { count } = await this.#prisma.unreadThread.deleteMany({ where });
    if (count > 0) this.#tell(id, threadId, false);
  }

  async #removeOldest(userId: string): Promise<void> {
    const where = { userId, resource: this.#resource };
    const [kept] = await this.#prisma.unreadThread.findMany({
      where,
      orderBy: { markedAt: 'desc' },
      skip: UNREAD_THREADS_LIMIT - 1,
      take: 1,
    });
    if (kept)
      await this.#prisma.unreadThread.deleteMany({ where: { ...where, markedAt: { lt: kept.markedAt } } });
  }

  /** To the reader's other pages. */
  #tell(userId: string, threadId: string, isMarked: boolean): void {
    this.#live.publish({ userIds: [userId] }, 'chat:unread-thread', { threadId, isMarked });
  }
}
