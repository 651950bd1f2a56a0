import type { CallPage } from '@switchboard/access-api';
import type { Clock } from '../platform/clock.ts';
import { readTimeCursor, timePage } from '../platform/time-cursor.ts';
import type { User } from '../users/user.ts';
import { presentCall } from './call.presenter.ts';
import type { CallRepository } from './call.repository.ts';

const DAY_MS = 86_400_000;
const KEPT_MS = 90 * DAY_MS;
/** No call lasts longer without somebody coming or going. */
const SILENT_MS = 2 * DAY_MS;

/** What the calls of a person were. */
export class CallHistoryService {
  readonly #calls: CallRepository;
  readonly #clock: Clock;

  constructor(calls: CallRepository, clock: Clock) {
    this.#calls = calls;
    this.#clock = clock;
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
    const people = items.flatMap(({ parties, startedByRawId }) => [
      ...parties.map(({ rawId }) => rawId),
      ...(startedByRawId === null ? [] : [startedByRawId]),
    ]);
    const names = await this.#calls.namesOf([...new Set(people)]);
    return { items: items.map((call) => presentCall(call, communicationUserId, names)), nextCursor };
  }

  /** Forgets what is older than 90 days, and closes what was cut off. */
  async forgetOld(): Promise<void> {
    const now = this.#clock.now().getTime();
    await this.#calls.closeSilentSince(new Date(now - SILENT_MS));
    await this.#calls.removeStartedBefore(new Date(now - KEPT_MS));
  }
}
