import { AppError, type Logger } from '@switchboard/node-kit';
import type { ThreadService } from '../threads/thread.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import type { MeetingForRoom, MeetingRoomRepository } from './meeting-room.repository.ts';
import { meetingNotFound } from './meeting.errors.ts';

/** So many are asked to let somebody in before another conversation is begun. */
const MAX_HOSTS = 5;

/** The conversation beside a meeting: begun when the first one comes, people are added as they come. */
export class MeetingThreads {
  readonly #meetings: MeetingRoomRepository;
  readonly #threads: ThreadService;
  readonly #users: UserRepository;
  readonly #log: Logger;

  constructor(dependencies: {
    meetings: MeetingRoomRepository;
    threads: ThreadService;
    users: UserRepository;
    log: Logger;
  }) {
    this.#meetings = dependencies.meetings;
    this.#threads = dependencies.threads;
    this.#users = dependencies.users;
    this.#log = dependencies.log;
  }

  /** @returns the id of the conversation, in which the newcomer is now */
  async admit(meetingId: string, topic: string, newcomer: User): Promise<string> {
    const meeting = await this.#meetings.find(meetingId);
    if (!meeting) throw meetingNotFound(meetingId);
    const hosts = await this.#hostsOf(meeting, newcomer);
    const { threadId } = meeting;
    if (threadId !== null && (await this.#admitTo(threadId, hosts, newcomer))) return threadId;
    const host = hosts[0]!;
    const opened = await this.#threads.openForMeeting(host, topic, `${meetingId} ${threadId ?? ''}`);
    const kept = await this.#meetings.keepThread(meetingId, threadId, opened);
    await this.#admitTo(kept, hosts, newcomer);
    return kept;
  }

  /** As far as it goes: a conversation with its old name is none the worse. */
  async rename(meetingId: string, topic: string): Promise<void> {
    const meeting = await this.#meetings.find(meetingId);
    if (!meeting?.threadId) return;
    const [host] = await this.#hostsOf(meeting);
    await (host && this.#threads.renameOfMeeting(host, meeting.threadId, topic))?.catch((err: unknown) =>
      this.#log.warn({ err, meetingId }, 'the conversation of a meeting keeps its old name'),
    );
  }

  /** Takes those out of the conversation who were in it and are no longer invited. */
  async removeGone(meeting: MeetingForRoom): Promise<void> {
    const { threadId } = meeting;
    const gone = meeting.people.filter(({ isRemoved, hasJoined }) => isRemoved && hasJoined);
    if (threadId === null || gone.length === 0) return;
    const [host] = await this.#hostsOf(meeting);
    for (const { communicationUserId } of await this.#users.findMany(gone.map(({ userId }) => userId))) {
      if (host && communicationUserId !== null) await this.#remove(host, threadId, communicationUserId);
    }
  }

  async #remove(host: User, threadId: string, rawId: string): Promise<void> {
    try {
      await this.#threads.removeFromMeeting(host, threadId, rawId);
    } catch (error) {
      if (!isAboutTheThread(error)) throw error;
      this.#log.warn({ threadId, code: error.code }, 'somebody could not be taken out of a conversation');
    }
  }

  /** @returns false when there is no such conversation, or nobody who was asked is in it */
  async #admitTo(threadId: string, hosts: readonly User[], newcomer: User): Promise<boolean> {
    for (const host of hosts) {
      try {
        await this.#threads.admitToMeeting(host, threadId, newcomer);
        return true;
      } catch (error) {
        if (!isAboutTheThread(error)) throw error;
        if (error.code === 'threads/not-found') return false;
      }
    }
    return false;
  }

  /** Those on whose behalf others are let in: the organizer, the newcomer who may have been there before, and others. */
  async #hostsOf({ organizerId, people }: MeetingForRoom, newcomer?: User): Promise<User[]> {
    const joined = people.filter(({ hasJoined, isRemoved }) => hasJoined && !isRemoved);
    const ids = [organizerId, ...(newcomer ? [newcomer.id] : []), ...joined.map(({ userId }) => userId)];
    const some = [...new Set(ids)].slice(0, MAX_HOSTS);
    const found = new Map((await this.#users.findMany(some)).map((user) => [user.id, user]));
    return some.map((id) => found.get(id)).filter((user) => user !== undefined && !user.disabled) as User[];
  }
}

function isAboutTheThread(error: unknown): error is AppError {
  return error instanceof AppError && error.code.startsWith('threads/') && error.kind !== 'unavailable';
}
