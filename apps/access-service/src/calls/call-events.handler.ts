import type { Prisma } from '@switchboard/database';
import type { AfterCommit, EventHandler, ReceivedEvent } from '../events/event-handler.ts';
import type { CallAnnouncer } from './call-announcer.ts';
import { callEventTypes, readCallEvent, type CallNews } from './call-event-data.ts';

/**
 * Puts calls together from events. Each is merged so that the outcome is the same in whatever order they come and however
 * often: times by the earliest, what becomes false for good by `AND`, people by their raw ids.
 */
export class CallEventsHandler implements EventHandler {
  readonly types = callEventTypes;
  readonly #resource: string;
  readonly #announcer: Pick<CallAnnouncer, 'announceSoon'>;

  constructor(resource: string, announcer: Pick<CallAnnouncer, 'announceSoon'>) {
    this.#resource = resource;
    this.#announcer = announcer;
  }

  async handle(event: ReceivedEvent, transaction: Prisma.TransactionClient): Promise<AfterCommit> {
    const news = readCallEvent(event.type, event.data);
    // The call first: replicas that apply events of one call take turns.
    await this.#mergeCall(transaction, news, event.eventTime);
    const at = event.eventTime;
    const { serverCallId } = news;
    if (news.startedBy !== null && news.isStarterCertain) {
      await this.#mergeParty(transaction, {
        serverCallId,
        rawId: news.startedBy,
        called: null,
        joined: null,
      });
    }
    if (news.joined !== null) {
      await this.#mergeParty(transaction, { serverCallId, rawId: news.joined, called: null, joined: at });
    }
    if (news.called !== null) {
      await this.#mergeParty(transaction, { serverCallId, rawId: news.called, called: at, joined: null });
    }
    return () => this.#announcer.announceSoon(serverCallId);
  }

  async #mergeCall(transaction: Prisma.TransactionClient, news: CallNews, at: Date): Promise<void> {
    const endedAt = news.hasEnded ? at : null;
    await transaction.$executeRaw`
      INSERT INTO calls (resource, server_call_id, is_two_party, group_id, room_id, meeting_id, started_by_raw_id,
        started_at, ended_at, declined, last_event_at)
      VALUES (${this.#resource}, ${news.serverCallId}, ${news.isTwoParty}::boolean, ${news.groupId}, ${news.roomId},
        (SELECT id FROM meetings WHERE resource = ${this.#resource} AND room_id = ${news.roomId} LIMIT 1),
        ${news.startedBy}, ${at}::timestamptz, ${endedAt}::timestamptz,
        ${news.isDeclined}, ${at}::timestamptz)
      ON CONFLICT (resource, server_call_id) DO UPDATE SET
        is_two_party = CASE WHEN excluded.is_two_party IS NULL THEN calls.is_two_party
          ELSE excluded.is_two_party AND COALESCE(calls.is_two_party, true) END,
        group_id = COALESCE(calls.group_id, excluded.group_id),
        room_id = COALESCE(calls.room_id, excluded.room_id),
        meeting_id = COALESCE(calls.meeting_id, excluded.meeting_id),
        started_by_raw_id = CASE WHEN ${news.isStarterCertain}::boolean OR calls.started_by_raw_id IS NULL
          THEN excluded.started_by_raw_id ELSE calls.started_by_raw_id END,
        started_at = LEAST(calls.started_at, excluded.started_at),
        ended_at = LEAST(calls.ended_at, excluded.ended_at),
        declined = calls.declined OR excluded.declined,
        last_event_at = GREATEST(calls.last_event_at, excluded.last_event_at)`;
  }

  async #mergeParty(
    transaction: Prisma.TransactionClient,
    party: { serverCallId: string; rawId: string; called: Date | null; joined: Date | null },
  ): Promise<void> {
    await transaction.$executeRaw`
      INSERT INTO call_parties (resource, server_call_id, raw_id, called_at, joined_at)
      VALUES (${this.#resource}, ${party.serverCallId}, ${party.rawId}, ${party.called}::timestamptz,
        ${party.joined}::timestamptz)
      ON CONFLICT (resource, server_call_id, raw_id) DO UPDATE SET
        called_at = LEAST(call_parties.called_at, excluded.called_at),
        joined_at = LEAST(call_parties.joined_at, excluded.joined_at)`;
  }
}
