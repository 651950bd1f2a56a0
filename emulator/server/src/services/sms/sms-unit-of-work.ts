import type { SmsEvents, SmsEventType } from '@switchboard/acs-contracts';
import { Feed } from '../../kernel/feed.ts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { DomainEvent, EventBus } from '../../kernel/ports/event-bus.ts';
import { HandsetMessageRepository } from './handset-message.repository.ts';
import { OptOutRepository } from './opt-out.repository.ts';
import { OutgoingMessageRepository } from './outgoing-message.repository.ts';
import { RepeatableSendRepository } from './repeatable-send.repository.ts';
import type { HandsetMessage, NumberedHandsetMessage } from './sms-message.ts';

export interface SmsRepositories {
  readonly outgoing: OutgoingMessageRepository;
  readonly handsetMessages: HandsetMessageRepository;
  readonly optOuts: OptOutRepository;
  readonly repeatableSends: RepeatableSendRepository;
}

export interface SmsTransaction extends SmsRepositories {
  readonly now: Date;
  /** Publishes the event once everything is stored. */
  raise<T extends SmsEventType>(type: T, data: SmsEvents[T]): void;
  /** Stores the message, and tells who watches the handset once everything is stored. */
  show(message: HandsetMessage): Promise<NumberedHandsetMessage>;
}

const repositoriesOver = (store: DocumentStore): SmsRepositories => ({
  outgoing: new OutgoingMessageRepository(store),
  handsetMessages: new HandsetMessageRepository(store),
  optOuts: new OptOutRepository(store),
  repeatableSends: new RepeatableSendRepository(store),
});

/** How operations reach stored messages: to read them, or to change them as a whole and tell of it afterwards. */
export class SmsUnitOfWork {
  readonly #clock: Clock;
  readonly #store: DocumentStore;
  readonly #bus: EventBus;
  /** Tells of each message that gets to or from a handset. */
  readonly feed = new Feed<NumberedHandsetMessage>();
  /** What is committed, without a transaction. */
  readonly committed: SmsRepositories;

  constructor(clock: Clock, store: DocumentStore, bus: EventBus) {
    this.#clock = clock;
    this.#store = store;
    this.#bus = bus;
    this.committed = repositoriesOver(store);
  }

  /** All changes of `work` or none; what it raises and shows goes out after that, in order. */
  async transact<R>(work: (sms: SmsTransaction) => Promise<R>): Promise<R> {
    const raised: DomainEvent[] = [];
    const shown: NumberedHandsetMessage[] = [];
    const result = await this.#store.transact(async (store) => {
      const repositories = repositoriesOver(store);
      const outcome = await work({
        ...repositories,
        now: this.#clock.now(),
        raise: (type, data) => raised.push({ type, data }),
        async show(message) {
          const numbered = await repositories.handsetMessages.append(message);
          shown.push(numbered);
          return numbered;
        },
      });
      if (raised.length > 0) await this.#bus.keep(raised, store);
      return outcome;
    });
    for (const message of shown) this.feed.publish(message);
    for (const event of raised) this.#bus.publish(event);
    return result;
  }
}
