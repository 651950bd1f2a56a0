import type { CallPage } from '@switchboard/access-api';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import { readTimeCursor, timePage } from '../platform/time-cursor.ts';
import type { User } from '../users/user.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { presentCall, rawIdsIn } from './call.presenter.ts';
import type { CallRepository } from './call.repository.ts';

const DAY_MS = 86_400_000;
const KEPT_MS = 90 * DAY_MS;
/** No call lasts longer without somebody coming or going. */
const SILENT_MS = 2 * DAY_MS;

/** What the calls of a person were. */
export class CallHistoryService {
  readonly #calls: CallRepository;
  readonly #users: Pick<UserRepository, 'findNames'>;
  readonly #live: LiveUpdates;
  readonly #clock: Clock;

  constructor(dependencies: {
    calls: CallRepository;
    users: Pick<UserRepository, 'findNames'>;
    live: LiveUpdates;
    clock: Clock;
  }) {
    this.#calls = dependencies.calls;
    this.#users = dependencies.users;
    this.#live = dependencies.live;
    this.#clock = dependencies.clock;
  }

  /** Of the caller's identity: with another identity, as after a reset of the resource, a history begins anew. */
  async list(
    { communicationUserId }: User,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<CallPage> {
    const after = cursor === undefined ? undefined : readTimeCursor(cursor);
    if (communicationUserId === null) return { items: [], nextCursor: null };
    const rows = await this.#calls.listOf(communicationUserId, after, limit + 1);
    const { items, nextCursor } = timePage(rows, limit, ({ startedAt, serverCallId }) => ({
      at: startedAt,
      id: serverCallId,
    }));
    const users = await this.#users.findNames(rawIdsIn(items));
    return { items: items.map((call) => presentCall(call, communicationUserId, users)), nextCursor };
  }

  async countUnseenMissed({ communicationUserId }: User): Promise<number> {
    return communicationUserId === null ? 0 : this.#calls.countUnseenMissed(communicationUserId);
  }

  /** The caller has read the list. */
  async markSeen({ id, communicationUserId }: User): Promise<void> {
    if (communicationUserId === null) return;
    const wasNew = await this.#calls.markMissedSeen(communicationUserId, this.#clock.now());
    if (wasNew) this.#live.publish({ userIds: [id] }, 'calls:seen');
  }

  /**
   * What people say of themselves: in a call of more than two the events do not tell.
   * @returns whether the person is known to have been called
   */
  async markDeclined({ id, communicationUserId }: User, serverCallId: string): Promise<boolean> {
    if (communicationUserId === null) return false;
    const isNew = await this.#calls.markDeclined(communicationUserId, serverCallId, this.#clock.now());
    if (isNew) this.#live.publish({ userIds: [id] }, 'calls:changed');
    return isNew || this.#calls.wasCalled(communicationUserId, serverCallId);
  }

  /** Forgets what is older than 90 days, and closes what was cut off. */
  async forgetOld(): Promise<void> {
    const now = this.#clock.now().getTime();
    await this.#calls.closeSilentSince(new Date(now - SILENT_MS));
    await this.#calls.removeStartedBefore(new Date(now - KEPT_MS));
  }
}
