import type { MeetingNews } from '@switchboard/access-api';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { User } from '../users/user.ts';
import { newsForAll, newsOfChange, type NewsByUser } from './meeting-news.ts';
import type { MeetingRow } from './meeting.repository.ts';

/** Tells the pages of those whom a meeting concerns what happened to it, after it is committed. */
export class MeetingAnnouncer {
  readonly #live: LiveUpdates;

  constructor(live: LiveUpdates) {
    this.#live = live;
  }

  created(meeting: MeetingRow, by: User): void {
    this.#announce(meeting, newsForAll(meeting, 'invited', by.id), by);
  }

  changed(before: MeetingRow, after: MeetingRow, by: User): void {
    this.#announce(after, newsOfChange(before, after, by.id), by);
  }

  cancelled(meeting: MeetingRow, by: User): void {
    this.#announce(meeting, newsForAll(meeting, 'cancelled', by.id), by);
  }

  seen(userId: string): void {
    this.#live.publish({ userIds: [userId] }, 'meetings:seen');
  }

  #announce(meeting: MeetingRow, news: NewsByUser, by: User): void {
    const present = meeting.participants.filter(({ standing }) => standing !== 'removed');
    const concerned = [meeting.organizerId, by.id, ...present.map(({ userId }) => userId), ...news.keys()];
    const byKind = Map.groupBy(new Set(concerned), (userId) => news.get(userId));
    for (const [kind, userIds] of byKind) {
      this.#live.publish({ userIds }, 'meetings:changed', {
        meetingId: meeting.id,
        news: kind ? toNews(meeting, kind, by) : null,
      });
    }
  }
}

function toNews({ topic, startsAt }: MeetingRow, kind: MeetingNews['kind'], by: User): MeetingNews {
  return { kind, topic, startsAt: startsAt.toISOString(), by: by.displayName };
}
