import type { PagePresence } from '@switchboard/access-api';
import type { Whereabouts } from './presence.ts';

/** How long it is known when somebody was there last. */
export const LAST_SEEN_KEPT_MS = 8 * 60 * 60 * 1000;

/** Where each replica writes what its pages say of their users, for all of them to read. Never fails: what cannot be read is offline. */
export abstract class PresenceBoard {
  readonly #staleListeners: (() => void)[] = [];

  /** Of the pages of this replica. Undefined: the last one was closed. */
  abstract write(userId: string, state: PagePresence | undefined, at: Date): Promise<void>;
  /** Over the pages of all replicas; of everybody who was asked for. */
  abstract read(userIds: readonly string[]): Promise<ReadonlyMap<string, Whereabouts>>;
  abstract start(): void;
  /** What this replica wrote is taken away. */
  abstract stop(): Promise<void>;

  /**
   * `listener` is told when what was read before may no longer hold: a replica is gone, and its users may be offline now, or one
   * has come, whose users were not looked for until now.
   */
  onStale(listener: () => void): void {
    this.#staleListeners.push(listener);
  }

  protected becameStale(): void {
    for (const listener of this.#staleListeners) listener();
  }
}
