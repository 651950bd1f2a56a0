import type { DocumentStore } from '../../kernel/ports/document-store.ts';

export interface SenderUserName {
  readonly username: string;
  readonly displayName?: string;
}

/** A verified domain that is linked to the resource. */
export interface SenderDomain {
  readonly domain: string;
  readonly senders: readonly SenderUserName[];
  /** Whether e-mails tell of being opened and clicked, unless they ask not to. */
  readonly userEngagementTracking: boolean;
}

const collection = 'email/domains';
const keyOf = (domain: string) => ({ collection, partition: '', id: domain.toLowerCase() });

/** What a resource has as long as nothing else was seeded; it looks like a domain that Azure manages. */
const defaultDomain: SenderDomain = {
  domain: 'emulator.azurecomm.net',
  senders: [{ username: 'DoNotReply' }],
  userEngagementTracking: false,
};

export class SenderDomainRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(domain: string): Promise<SenderDomain | undefined> {
    const all = await this.list();
    return all.find((candidate) => candidate.domain.toLowerCase() === domain.toLowerCase());
  }

  async list(): Promise<SenderDomain[]> {
    const { items } = await this.#store.list<SenderDomain>({ collection, partition: '' });
    return items.length === 0 ? [defaultDomain] : items.map(({ body }) => body);
  }

  async save(domain: SenderDomain): Promise<void> {
    await this.#store.put(keyOf(domain.domain), domain);
  }
}
