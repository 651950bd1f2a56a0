import type { EventDelivery } from '@switchboard/acs-contracts';
import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';

const collection = 'event-grid/outbox';
const keyOf = ({ id, subscription }: EventDelivery): DocumentKey => ({
  collection,
  partition: subscription.toLowerCase(),
  id,
});

/** A document to be put, or removed when it has no body. */
export interface Write {
  readonly key: DocumentKey;
  readonly body?: unknown;
}

const isOpen = ({ state }: EventDelivery) => state === 'Pending' || state === 'DeadLettering';

/** How a delivery is kept: not any more when it is done. */
export const writeOf = (delivery: EventDelivery): Write =>
  isOpen(delivery) ? { key: keyOf(delivery), body: delivery } : { key: keyOf(delivery) };

/**
 * What is still to be delivered, kept until it is. Writes that come while others are being committed are committed
 * together, so that a storm of events costs few transactions.
 */
export class Outbox {
  readonly #store: DocumentStore;
  #collected: Write[] = [];
  #next: Promise<void> | undefined;
  #latest: Promise<unknown> = Promise.resolve();

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  /** Resolves when all of them are kept. */
  write(writes: readonly Write[]): Promise<void> {
    this.#collected.push(...writes);
    if (this.#next === undefined) {
      this.#next = this.#latest.then(() => this.#commit());
      this.#latest = this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  /** Everything that was to be written before this call is. */
  async settled(): Promise<void> {
    await this.#latest;
  }

  async list(): Promise<EventDelivery[]> {
    const { items } = await this.#store.list<EventDelivery>({ collection });
    return items.map(({ body }) => body);
  }

  async #commit(): Promise<void> {
    const writes = this.#collected;
    this.#collected = [];
    this.#next = undefined;
    await this.#store.transact((store) => writeAll(store, writes));
  }
}

export async function writeAll(store: DocumentStore, writes: readonly Write[]): Promise<void> {
  for (const { key, body } of writes) await (body === undefined ? store.remove(key) : store.put(key, body));
}
