import type { Meeting, MeetingAdmission, MeetingPage } from '@switchboard/access-api';
import { z } from 'zod';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import type { Clock } from '../platform/clock.ts';
import { readTimeCursor, timePage } from '../platform/time-cursor.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import { calendarFile } from './calendar-file.ts';
import type { MeetingAnnouncer } from './meeting-announcer.ts';
import type { MeetingRooms } from './meeting-rooms.ts';
import type { MeetingThreads } from './meeting-threads.ts';
import { openingOf, requireGoodTimes } from './meeting-times.ts';
import {
  guestMayNotCreate,
  meetingChangedMeanwhile,
  meetingNotFound,
  meetingNotStarted,
  meetingOver,
  meetingUsersRefused,
  notInvited,
  notYourMeeting,
  tooManyMeetings,
} from './meeting.errors.ts';
import { mayEdit, mayKnow, presentMeeting } from './meeting.presenter.ts';
import type {
  Invitation,
  MeetingChange,
  MeetingPlan,
  MeetingRepository,
  MeetingRow,
} from './meeting.repository.ts';

/** Of one organizer; each has a room. */
const MAX_AHEAD = 500;

interface Dependencies {
  /** Origin of the web client, where the links of meetings lead. */
  webOrigin: string;
  announcer: MeetingAnnouncer;
  meetings: MeetingRepository;
  rooms: MeetingRooms;
  threads: MeetingThreads;
  identities: CommunicationIdentityService;
  users: UserRepository;
  audit: AuditLog;
  clock: Clock;
}

/** Plans meetings and lets people in. */
export class MeetingService {
  readonly #parts: Dependencies;

  constructor(parts: Dependencies) {
    this.#parts = parts;
  }

  async list(
    caller: User,
    { when, cursor, limit }: { when: 'upcoming' | 'past'; cursor?: string | undefined; limit: number },
  ): Promise<MeetingPage> {
    const after = cursor === undefined ? undefined : readTimeCursor(cursor, z.uuid());
    const query = { when, now: this.#parts.clock.now(), after, take: limit + 1 };
    const rows = await this.#parts.meetings.listOf(caller.id, query);
    const { items, nextCursor } = timePage(rows, limit, ({ startsAt, id }) => ({ at: startsAt, id }));
    return { items: items.map((meeting) => presentMeeting(meeting, caller)), nextCursor };
  }

  async get(caller: User, id: string): Promise<Meeting> {
    return presentMeeting(await this.#require(caller, id), caller);
  }

  async create(
    caller: User,
    { participants, ...plan }: MeetingPlan & { participants: readonly Invitation[] },
  ): Promise<Meeting> {
    if (caller.role === 'guest') throw guestMayNotCreate();
    const { announcer, clock, meetings, rooms } = this.#parts;
    requireGoodTimes(plan, clock.now());
    if ((await meetings.countAhead(caller.id, clock.now())) >= MAX_AHEAD) throw tooManyMeetings(MAX_AHEAD);
    const invited = await this.#requireUsers(caller.id, participants);
    const details = { ...plan, userIds: invited.map(({ userId }) => userId) };
    const meeting = await meetings.create(caller.id, plan, invited, clock.now(), (id) => ({
      action: 'meeting/created',
      actor: caller,
      subject: id,
      details: withoutTopic(details),
    }));
    announcer.created(meeting, caller);
    await rooms.followSoon(meeting.id);
    return presentMeeting(meeting, caller);
  }

  /** @param revision of the meeting to which the change was made; without it the last change wins */
  async change(
    caller: User,
    id: string,
    change: MeetingChange,
    revision: number | undefined,
  ): Promise<Meeting> {
    const { organizerId } = await this.#requireMine(caller, id);
    const { announcer, clock, meetings, rooms, threads } = this.#parts;
    const participants = change.participants && (await this.#requireUsers(organizerId, change.participants));
    const check = (before: MeetingRow) => {
      if (revision !== undefined && revision !== before.revision) throw meetingChangedMeanwhile();
      if (change.startsAt ?? change.endsAt) requireGoodTimes({ ...before, ...change }, clock.now());
    };
    const details = { ...change, userIds: participants?.map(({ userId }) => userId) };
    const audit = { action: 'meeting/changed', actor: caller, subject: id, details: withoutTopic(details) };
    const changed = await meetings.change(
      id,
      { ...change, ...(participants && { participants }) },
      check,
      audit,
    );
    if (!changed) throw meetingNotFound(id);
    announcer.changed(changed.before, changed.after, caller);
    if (change.topic !== undefined) await threads.rename(id, change.topic);
    await rooms.followSoon(id);
    return presentMeeting(changed.after, caller);
  }

  async cancel(caller: User, id: string): Promise<void> {
    await this.#requireMine(caller, id);
    const { announcer, clock, meetings, rooms } = this.#parts;
    const audit = { action: 'meeting/cancelled', actor: caller, subject: id, details: {} };
    const cancelled = await meetings.cancel(id, clock.now(), audit);
    if (!cancelled) throw meetingNotFound(id);
    announcer.cancelled(cancelled, caller);
    await rooms.followSoon(id);
  }

  async join(caller: User, id: string): Promise<MeetingAdmission> {
    const { audit, clock, identities, meetings, rooms, threads } = this.#parts;
    const meeting = await this.#require(caller, id);
    const { from, until } = openingOf(meeting);
    const now = clock.now();
    const isOrganizer = meeting.organizerId === caller.id;
    if (now >= until) throw meetingOver(until);
    if (now < from) throw meetingNotStarted(from);
    const role = isOrganizer ? 'presenter' : await meetings.come(id, caller.id, now);
    if (role === undefined) throw notInvited();
    // The conversation first: it notices when the resource has forgotten the caller's identity.
    const threadId = await threads.admit(id, meeting.topic, caller);
    const roomId = await rooms.admit(id, await identities.require(caller.id), role);
    await audit.record({ action: 'meeting/joined', actor: caller, subject: id, details: { role, roomId } });
    return { roomId, role, threadId };
  }

  /** For the caller's calendar. */
  async calendarFile(caller: User, id: string): Promise<string> {
    const { topic, startsAt, endsAt, revision } = await this.#require(caller, id);
    const url = `${this.#parts.webOrigin}/meetings/${id}`;
    const event = { uid: id, sequence: revision - 1, startsAt, endsAt, summary: topic, url };
    return calendarFile(event, this.#parts.clock.now());
  }

  async countNews({ id }: User): Promise<number> {
    return this.#parts.meetings.countNews(id, this.#parts.clock.now());
  }

  /** Ids of meetings that the caller is not invited to are passed over. */
  async markSeen({ id }: User, meetingIds: readonly string[]): Promise<void> {
    if (await this.#parts.meetings.markSeen(id, meetingIds)) this.#parts.announcer.seen(id);
  }

  async #require(caller: User, id: string): Promise<MeetingRow> {
    const meeting = await this.#parts.meetings.find(id);
    if (!meeting || meeting.cancelledAt || !mayKnow(meeting, caller)) throw meetingNotFound(id);
    return meeting;
  }

  async #requireMine(caller: User, id: string): Promise<MeetingRow> {
    const meeting = await this.#require(caller, id);
    // Whoever planned it may be a guest by now.
    if (caller.role === 'guest' && meeting.organizerId === caller.id) throw guestMayNotCreate();
    if (!mayEdit(meeting, caller)) throw notYourMeeting();
    return meeting;
  }

  /** All of whom must exist, be enabled and be named once; the organizer is left out. */
  async #requireUsers(organizerId: string, participants: readonly Invitation[]): Promise<Invitation[]> {
    const ids = participants.map(({ userId }) => userId.toLowerCase());
    const found = new Map((await this.#parts.users.findMany(ids)).map((user) => [user.id, user]));
    const errors = ids.flatMap((id, index) => {
      const user = found.get(id);
      const path = `participants.${index}.userId`;
      if (!user) return [{ path, message: `There is no user with the id ${id}.` }];
      if (user.disabled) return [{ path, message: `${user.displayName} is disabled.` }];
      if (ids.indexOf(id) < index) return [{ path, message: `${user.displayName} is named twice.` }];
      return [];
    });
    if (errors.length > 0) throw meetingUsersRefused(errors);
    return participants
      .map(({ role }, index) => ({ userId: ids[index]!, role }))
      .filter(({ userId }) => userId !== organizerId);
  }
}

/** What people write is not in the audit log. */
function withoutTopic({
  startsAt,
  endsAt,
  linkRole,
  userIds,
}: Partial<MeetingPlan> & { userIds: readonly string[] | undefined }): Record<string, unknown> {
  return {
    ...(startsAt && { startsAt: startsAt.toISOString() }),
    ...(endsAt && { endsAt: endsAt.toISOString() }),
    ...(linkRole !== undefined && { linkRole }),
    ...(userIds && { userIds }),
  };
}
