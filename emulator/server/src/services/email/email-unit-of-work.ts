import type { EmailEvents, EmailEventType } from '@switchboard/acs-contracts';
import { Feed } from '../../kernel/feed.ts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { DomainEvent, EventBus } from '../../kernel/ports/event-bus.ts';
import type { CapturedEmail, NumberedEmail } from './email.ts';
import { EmailPartsRepository } from './email-parts.repository.ts';
import { EmailRepository } from './email.repository.ts';
import { OutgoingEmailRepository } from './outgoing-email.repository.ts';

export interface EmailRecords {
  readonly emails: EmailRepository;
  readonly outgoing: OutgoingEmailRepository;
  readonly parts: EmailPartsRepository;
}

/** What the mailbox tells those who watch it. */
export type MailboxChange =
  { readonly kind: 'arrived' | 'changed'; readonly email: NumberedEmail } | { readonly kind: 'cleared' };

export interface EmailTransaction extends EmailRecords {
  readonly now: Date;
  /** Publishes the event once everything is stored. */
  raise<T extends EmailEventType>(type: T, data: EmailEvents[T]): void;
  /** Stores the e-mail, and tells who watches the mailbox once everything is stored. */
  show(kind: 'arrived' | 'changed', email: CapturedEmail): Promise<void>;
  /** Removes every e-mail of the mailbox; those on their way still arrive. */
  clear(): Promise<void>;
}

export const openEmailRecords = (store: DocumentStore): EmailRecords => ({
  emails: new EmailRepository(store),
  outgoing: new OutgoingEmailRepository(store),
  parts: new EmailPartsRepository(store),
});

/** How operations reach stored e-mails: to read them, or to change them as a whole and tell of it afterwards. */
export class EmailUnitOfWork {
  readonly #clock: Clock;
  readonly #store: DocumentStore;
  readonly #bus: EventBus;
  readonly feed = new Feed<MailboxChange>();
  /** What is committed, without a transaction. */
  readonly committed: EmailRecords;

  constructor(clock: Clock, store: DocumentStore, bus: EventBus) {
    this.#clock = clock;
    this.#store = store;
    this.#bus = bus;
    this.committed = openEmailRecords(store);
  }

  /** All changes of `work` or none; what it raises and shows goes out after that, in order. */
  async transact<R>(work: (change: EmailTransaction) => Promise<R>): Promise<R> {
    const raised: DomainEvent[] = [];
    const shown: MailboxChange[] = [];
    const result = await this.#store.transact(async (store) => {
      const records = openEmailRecords(store);
      const outcome = await work({
        ...records,
        now: this.#clock.now(),
        raise: (type, data) => raised.push({ type, data }),
        async show(kind, email) {
          shown.push({ kind, email: await records.emails.save(email) });
        },
        async clear() {
          const all = { after: 0, limit: Infinity, matches: () => true };
          for (const email of await records.emails.latest(all)) {
            await records.emails.remove(email.id);
            await records.parts.remove(email);
          }
          shown.push({ kind: 'cleared' });
        },
      });
      if (raised.length > 0) await this.#bus.keep(raised, store);
      return outcome;
    });
    for (const change of shown) this.feed.publish(change);
    for (const event of raised) this.#bus.publish(event);
    return result;
  }
}
