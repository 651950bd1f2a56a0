import type { MeetingRole } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';

/** What a meeting's room follows. */
export interface MeetingForRoom {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly organizerId: string;
  readonly roomId: string | null;
  readonly threadId: string | null;
  readonly version: number;
  readonly roomVersion: number;
  readonly cancelledAt: Date | null;
  readonly people: readonly MeetingPerson[];
}

export interface MeetingPerson {
  readonly userId: string;
  readonly role: MeetingRole;
  readonly isRemoved: boolean;
  readonly hasJoined: boolean;
}

/** How far the room and the conversation of a meeting have followed it. */
export class MeetingRoomRepository {
  readonly #prisma: PrismaClient;
  readonly #resource: string;

  constructor(prisma: PrismaClient, resource: string) {
    this.#prisma = prisma;
    this.#resource = resource;
  }

  async find(id: string): Promise<MeetingForRoom | undefined> {
    const row = await this.#prisma.meeting.findUnique({
      where: { id, resource: this.#resource },
      include: { participants: true },
    });
    if (!row) return undefined;
    const { participants, organizerId, ...meeting } = row;
    const others = participants.map(({ userId, role, standing, joinedAt }) => ({
      userId,
      role: role as MeetingRole,
      isRemoved: standing === 'removed',
      hasJoined: joinedAt !== null,
    }));
    const organizer = { userId: organizerId, role: 'presenter', isRemoved: false, hasJoined: true } as const;
    return { ...meeting, organizerId, people: [organizer, ...others] };
  }

  /**
   * The room is now as the meeting was when it was read, also when the meeting has changed since; those who were removed are
   * forgotten.
   * @returns false when somebody else changed the room meanwhile: nothing is written down then
   */
  async followed(meeting: MeetingForRoom, roomId: string): Promise<boolean> {
    const removed = meeting.people.filter(({ isRemoved }) => isRemoved).map(({ userId }) => userId);
    return this.#prisma.$transaction(async (transaction) => {
      const { count } = await transaction.meeting.updateMany({
        where: { id: meeting.id, roomVersion: meeting.roomVersion, roomId: meeting.roomId },
        data: { roomId, roomVersion: meeting.version },
      });
      if (count === 0) return false;
      await transaction.meetingParticipant.deleteMany({
        where: { meetingId: meeting.id, standing: 'removed', userId: { in: removed } },
      });
      return true;
    });
  }

  /** The next one who needs it makes another. */
  async roomIsGone(id: string, roomId: string): Promise<void> {
    await this.#prisma.meeting.updateMany({ where: { id, roomId }, data: { roomId: null, roomVersion: 0 } });
  }

  /** @returns the id that counts: of two that were made at the same time, the first */
  async keepThread(id: string, before: string | null, threadId: string): Promise<string> {
    await this.#prisma.meeting.updateMany({ where: { id, threadId: before }, data: { threadId } });
    const row = await this.#prisma.meeting.findUnique({ where: { id }, select: { threadId: true } });
    return row?.threadId ?? threadId;
  }

  /** Meetings whose room is behind and can still follow, and cancelled ones that still have one. */
  async listBehind(endsAfter: Date, limit: number): Promise<string[]> {
    const rows = await this.#prisma.$queryRaw<{ id: string }[]>`
      SELECT id::text AS id FROM meetings
      WHERE resource = ${this.#resource} AND cancelled_at IS NULL AND version <> room_version
        AND ends_at > ${endsAfter}::timestamptz
      UNION ALL
      SELECT id::text FROM meetings
      WHERE resource = ${this.#resource} AND cancelled_at IS NOT NULL AND room_id IS NOT NULL
      LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  }

  async removeCancelledBefore(date: Date): Promise<void> {
    await this.#prisma.meeting.deleteMany({
      where: { resource: this.#resource, cancelledAt: { lt: date }, roomId: null },
    });
  }
}
