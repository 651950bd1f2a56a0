import type { MeetingRole } from '@switchboard/access-api';
import { AppError, type Logger } from '@switchboard/node-kit';
import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import type { Clock } from '../platform/clock.ts';
import type { MeetingForRoom, MeetingRoomRepository } from './meeting-room.repository.ts';
import type { MeetingThreads } from './meeting-threads.ts';
import { lastOpenEnd, openingOf } from './meeting-times.ts';
import { meetingIsChanging, meetingNotFound } from './meeting.errors.ts';
import type { RoomGateway, RoomPlan } from './room-gateway.ts';

/** A room that others change more often meanwhile is left to the next one who needs it. */
const MAX_ROUNDS = 6;
const MAX_IDENTITIES_AT_ONCE = 8;
const MAX_DUE = 50;
/** A request waits so long for the room; making identities for two hundred people takes longer, and goes on. */
const PATIENCE_MS = 4000;
const CANCELLED_KEPT_MS = 90 * 86_400_000;

/**
 * Makes rooms follow their meetings. A meeting counts its changes, and knows which of them its room has: whoever changes the
 * room sees afterwards whether somebody else did, and then does it again, so that of two the later one puts it right.
 */
export class MeetingRooms {
  readonly #meetings: MeetingRoomRepository;
  readonly #gateway: RoomGateway;
  readonly #identities: CommunicationIdentityService;
  readonly #threads: MeetingThreads;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #running = new Map<string, Promise<string>>();

  constructor(dependencies: {
    meetings: MeetingRoomRepository;
    gateway: RoomGateway;
    identities: CommunicationIdentityService;
    threads: MeetingThreads;
    clock: Clock;
    log: Logger;
  }) {
    this.#meetings = dependencies.meetings;
    this.#gateway = dependencies.gateway;
    this.#identities = dependencies.identities;
    this.#threads = dependencies.threads;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  /** After a change: what fails now is done when somebody joins, or by `completeDue`. */
  async followSoon(meetingId: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    const work = this.#follow(meetingId).catch((err: unknown) =>
      this.#log.warn({ err, meetingId }, 'the room of a meeting does not follow yet; it will be tried again'),
    );
    await Promise.race([work, patience]).finally(() => clearTimeout(timer));
  }

  /** Lets somebody into the room, which is made when it is not there (any more). @returns the room's id */
  async admit(meetingId: string, rawId: string, role: MeetingRole): Promise<string> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const roomId = await this.#follow(meetingId);
      if (roomId === '') throw meetingNotFound(meetingId);
      try {
        await this.#gateway.invite(roomId, rawId, role);
        return roomId;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'rooms/not-found') throw error;
        await this.#meetings.roomIsGone(meetingId, roomId);
      }
    }
    throw meetingIsChanging();
  }

  /** Does what an outage or a crash left undone. */
  async completeDue(): Promise<void> {
    const endsAfter = lastOpenEnd(this.#clock.now());
    for (const id of await this.#meetings.listBehind(endsAfter, MAX_DUE)) await this.followSoon(id);
  }

  async forgetCancelled(): Promise<void> {
    const before = new Date(this.#clock.now().getTime() - CANCELLED_KEPT_MS);
    await this.#meetings.removeCancelledBefore(before);
  }

  /** One at a time per meeting in this process, each with what is in the database when it begins. */
  #follow(meetingId: string): Promise<string> {
    const before = this.#running.get(meetingId) ?? Promise.resolve('');
    const work = before.catch(() => '').then(() => this.#followNow(meetingId));
    this.#running.set(meetingId, work);
    const forget = () => {
      if (this.#running.get(meetingId) === work) this.#running.delete(meetingId);
    };
    work.then(forget, forget);
    return work;
  }

  /** @returns the room's id, empty when it has none any more */
  async #followNow(meetingId: string): Promise<string> {
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const meeting = await this.#meetings.find(meetingId);
      if (!meeting) throw meetingNotFound(meetingId);
      if (meeting.cancelledAt) return this.#removeRoom(meeting);
      if (this.#isClosed(meeting)) return meeting.roomId ?? '';
      // After a round in vain the room may have what that round wrote, whatever is written down.
      const isUpToDate = round === 0 && meeting.roomVersion === meeting.version;
      if (meeting.roomId !== null && isUpToDate) return meeting.roomId;
      const roomId = await this.#applyTo(meeting.roomId, await this.#planOf(meeting));
      await this.#threads.removeGone(meeting);
      if (await this.#meetings.followed(meeting, roomId)) return roomId;
      if (roomId !== meeting.roomId) await this.#gateway.remove(roomId);
    }
    throw meetingIsChanging();
  }

  async #removeRoom({ id, roomId }: MeetingForRoom): Promise<string> {
    if (roomId === null) return '';
    await this.#gateway.remove(roomId);
    await this.#meetings.roomIsGone(id, roomId);
    return '';
  }

  async #applyTo(roomId: string | null, plan: RoomPlan): Promise<string> {
    if (roomId === null) return this.#gateway.create(plan);
    try {
      await this.#gateway.change(roomId, plan);
      return roomId;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'rooms/not-found') throw error;
      return this.#gateway.create(plan);
    }
  }

  /** The resource refuses rooms that would be closed already. */
  #isClosed(meeting: MeetingForRoom): boolean {
    return openingOf(meeting).until <= this.#clock.now();
  }

  async #planOf(meeting: MeetingForRoom): Promise<RoomPlan> {
    const { from, until } = openingOf(meeting);
    const people = meeting.people.filter(({ isRemoved }) => !isRemoved);
    const participants = new Map<string, MeetingRole>();
    for (let start = 0; start < people.length; start += MAX_IDENTITIES_AT_ONCE) {
      const some = people.slice(start, start + MAX_IDENTITIES_AT_ONCE);
      const rawIds = await Promise.all(some.map(({ userId }) => this.#identities.require(userId)));
      for (const [index, { role }] of some.entries()) participants.set(rawIds[index]!, role);
    }
    return { validFrom: from, validUntil: until, participants };
  }
}
