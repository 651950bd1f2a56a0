import type { Clock } from '../../kernel/ports/clock.ts';

interface Bucket {
  readonly ids: Set<string>;
  cancel(): void;
}

/** Ids that wait for a moment of the clock, one scheduled task for all that wait for the same one. */
export class WaitingList {
  readonly #clock: Clock;
  readonly #onDue: (ids: Iterable<string>) => Promise<void>;
  readonly #buckets = new Map<number, Bucket>();

  /** The clock waits for what `onDue` answers before it is moved on. */
  constructor(clock: Clock, onDue: (ids: Iterable<string>) => Promise<void>) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  add(id: string, dueMs: number): void {
    const bucket = this.#buckets.get(dueMs);
    if (bucket) {
      bucket.ids.add(id);
      return;
    }
    const ids = new Set([id]);
    const cancel = this.#clock.schedule(dueMs - this.#clock.now().getTime(), () => {
      this.#buckets.delete(dueMs);
      return this.#onDue(ids);
    });
    this.#buckets.set(dueMs, { ids, cancel });
  }

  /** Whether it was waiting for that moment. */
  remove(id: string, dueMs: number): boolean {
    const bucket = this.#buckets.get(dueMs);
    if (!bucket?.ids.delete(id)) return false;
    if (bucket.ids.size === 0) {
      bucket.cancel();
      this.#buckets.delete(dueMs);
    }
    return true;
  }

  clear(): void {
    for (const { cancel } of this.#buckets.values()) cancel();
    this.#buckets.clear();
  }
}
