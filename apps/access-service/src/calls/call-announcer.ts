import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { UserName } from '../users/user.ts';
import { isMissedBy, rawIdsIn } from './call.presenter.ts';
import type { CallRepository, CallRow } from './call.repository.ts';

/** Events of a call come close together, and each concerns everybody in it. */
const GATHER_MS = 150;

/** Tells the pages of those who are in a call, or were called to it, what is new. */
export class CallAnnouncer {
  readonly #calls: CallRepository;
  readonly #users: Pick<UserRepository, 'findNames'>;
  readonly #live: LiveUpdates;
  readonly #log: Logger;
  readonly #waiting = new Set<string>();

  constructor(dependencies: {
    calls: CallRepository;
    users: Pick<UserRepository, 'findNames'>;
    live: LiveUpdates;
    log: Logger;
  }) {
    this.#calls = dependencies.calls;
    this.#users = dependencies.users;
    this.#live = dependencies.live;
    this.#log = dependencies.log;
  }

  /** Together with what else there is to tell. Never fails: pages read anew when they connect. */
  announceSoon(serverCallId: string): void {
    if (this.#waiting.size === 0) setTimeout(() => void this.#announce(), GATHER_MS).unref();
    this.#waiting.add(serverCallId);
  }

  async #announce(): Promise<void> {
    const ids = [...this.#waiting];
    this.#waiting.clear();
    try {
      const calls = await this.#calls.findMany(ids);
      const users = await this.#users.findNames(rawIdsIn(calls));
      const concerned = calls.flatMap(({ parties }) => parties.map(({ rawId }) => users.get(rawId)?.id));
      const userIds = [...new Set(concerned)].filter((id) => id !== undefined);
      this.#live.publish({ userIds }, 'calls:changed');
      for (const call of calls) this.#announceMissed(call, users);
    } catch (err) {
      this.#log.warn({ err }, 'live updates about calls were not sent');
    }
  }

  #announceMissed(call: CallRow, users: ReadonlyMap<string, UserName>): void {
    const from = users.get(call.startedByRawId ?? '')?.displayName ?? null;
    const update = { callId: call.serverCallId, from };
    for (const { rawId, seenAt } of call.parties) {
      const user = users.get(rawId);
      if (!user || seenAt !== null || !isMissedBy(call, rawId)) continue;
      this.#live.publish({ userIds: [user.id] }, 'calls:missed', update);
    }
  }
}
