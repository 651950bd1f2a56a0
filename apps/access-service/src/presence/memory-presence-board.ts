import type { PagePresence } from '@switchboard/access-api';
import { BoundedMap } from '../platform/bounded-map.ts';
import type { Clock } from '../platform/clock.ts';
import { LAST_SEEN_KEPT_MS, PresenceBoard } from './presence-board.ts';
import type { Whereabouts } from './presence.ts';

const MAX_LAST_SEEN = 20_000;

/** For a process that is alone. */
export class MemoryPresenceBoard extends PresenceBoard {
  readonly #clock: Clock;
  readonly #states = new Map<string, PagePresence>();
  /** The one who left last is last. */
  readonly #lastSeen = new BoundedMap<string, Date>(MAX_LAST_SEEN);

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
    this.#lastSeen.set(userId, at);
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
