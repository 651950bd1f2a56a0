import type { PagePresence } from '@switchboard/access-api';
import type { Clock } from '../platform/clock.ts';
import { LAST_SEEN_KEPT_MS, PresenceBoard } from './presence-board.ts';
import type { Whereabouts } from './presence.ts';

const MAX_LAST_SEEN = 20_000;

/** For a process that is alone. */
export class MemoryPresenceBoard extends PresenceBoard {
  readonly #clock: Clock;
  readonly #states = new Map<string, PagePresence>();
  readonly #lastSeen = new Map<string, Date>();

  constructor(clock: Clock) {
    super();
    this.#clock = clock;
  }

  override async write(userId: string, state: PagePresence | undefined, at: Date): Promise<void> {
    if (state !== undefined) {
      this.#states.set(userId, state);
      return;
    }
    this.#states.delete(userId);
    // The one who left last is last, the one who is forgotten first is first.
    this.#lastSeen.delete(userId);
    this.#lastSeen.set(userId, at);
    const [oldest] = this.#lastSeen.keys();
    if (this.#lastSeen.size > MAX_LAST_SEEN && oldest !== undefined) this.#lastSeen.delete(oldest);
  }

  override async read(userIds: readonly string[]): Promise<ReadonlyMap<string, Whereabouts>> {
    const since = this.#clock.now().getTime() - LAST_SEEN_KEPT_MS;
    return new Map(
      userIds.map((userId) => {
        const lastSeenAt = this.#lastSeen.get(userId);
        const isRecent = lastSeenAt !== undefined && lastSeenAt.getTime() > since;
        return [userId, { state: this.#states.get(userId), lastSeenAt: isRecent ? lastSeenAt : undefined }];
      }),
    );
  }

  override start(): void {}
  override async stop(): Promise<void> {}
}
