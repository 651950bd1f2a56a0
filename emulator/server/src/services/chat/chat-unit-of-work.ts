import type { ChatEvents, ChatEventType } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { DomainEvent, EventBus } from '../../kernel/ports/event-bus.ts';
import { ChatImageRepository } from './chat-image.repository.ts';
import { ChatMessageRepository } from './chat-message.repository.ts';
import { ChatThreadRepository } from './chat-thread.repository.ts';
import { ReadReceiptRepository } from './read-receipt.repository.ts';
import { RepeatableRequestRepository } from './repeatable-request.repository.ts';

export interface ChatRepositories {
  readonly threads: ChatThreadRepository;
  readonly messages: ChatMessageRepository;
  readonly receipts: ReadReceiptRepository;
  readonly images: ChatImageRepository;
  readonly repeatableRequests: RepeatableRequestRepository;
}

export interface ChatTransaction extends ChatRepositories {
  /** The moment of the change, ISO 8601 and in epoch milliseconds. */
  readonly now: string;
  readonly nowMs: number;
  /** Publishes the event once everything is stored. */
  raise<T extends ChatEventType>(type: T, data: ChatEvents[T]): void;
}

const repositoriesOver = (store: DocumentStore): ChatRepositories => ({
  threads: new ChatThreadRepository(store),
  messages: new ChatMessageRepository(store),
  receipts: new ReadReceiptRepository(store),
  images: new ChatImageRepository(store),
  repeatableRequests: new RepeatableRequestRepository(store),
});

/** How operations reach the stored chat: to read it, or to change it as a whole and tell of it afterwards. */
export class ChatUnitOfWork {
  readonly #clock: Clock;
  readonly #store: DocumentStore;
  readonly #bus: EventBus;
  /** What is committed, without a transaction. */
  readonly committed: ChatRepositories;

  constructor(clock: Clock, store: DocumentStore, bus: EventBus) {
    this.#clock = clock;
    this.#store = store;
    this.#bus = bus;
    this.committed = repositoriesOver(store);
  }

  /** All changes of `work` or none; its events go out after that, in the order of being raised. */
  async transact<R>(work: (chat: ChatTransaction) => Promise<R>): Promise<R> {
    const raised: DomainEvent[] = [];
    const result = await this.#store.transact(async (store) => {
      const now = this.#clock.now();
      const outcome = await work({
        ...repositoriesOver(store),
        now: now.toISOString(),
        nowMs: now.getTime(),
        raise: (type, data) => raised.push({ type, data }),
      });
      if (raised.length > 0) await this.#bus.keep(raised, store);
      return outcome;
    });
    for (const event of raised) this.#bus.publish(event);
    return result;
  }

  /** Publishes what leaves no trace in the store. */
  announce<T extends ChatEventType>(type: T, data: ChatEvents[T]): void {
    this.#bus.publish({ type, data });
  }
}
