import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { EventSubscription } from './event-subscription.ts';

const collection = 'event-grid/subscriptions';
const keyOf = (name: string) => ({ collection, partition: '', id: name.toLowerCase() });

/** Names differ by more than case. */
export class EventSubscriptionRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(name: string): Promise<EventSubscription | undefined> {
    return (await this.#store.get<EventSubscription>(keyOf(name)))?.body;
  }

  async save(subscription: EventSubscription): Promise<void> {
    await this.#store.put(keyOf(subscription.name), subscription);
  }

  async remove(name: string): Promise<void> {
    await this.#store.remove(keyOf(name));
  }

  async list(): Promise<EventSubscription[]> {
    const { items } = await this.#store.list<EventSubscription>({ collection });
    return items.map(({ body }) => body);
  }
}
