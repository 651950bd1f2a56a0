import type { DocumentStore } from '../../kernel/ports/document-store.ts';

/** The latest message that someone has read; each participant has one. */
export interface ReadReceipt {
  readonly sender: string;
  readonly chatMessageId: string;
  readonly readOn: string;
}

const collection = 'chat/read-receipts';
const receiptKey = (threadId: string, id: string) => ({ collection, partition: threadId, id });

export class ReadReceiptRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(threadId: string, sender: string): Promise<ReadReceipt | undefined> {
    return (await this.#store.get<ReadReceipt>(receiptKey(threadId, sender)))?.body;
  }

  async save(threadId: string, receipt: ReadReceipt): Promise<void> {
    await this.#store.put(receiptKey(threadId, receipt.sender), receipt);
  }

  /** In the order in which people sent their first. */
  async list(threadId: string): Promise<ReadReceipt[]> {
    const { items } = await this.#store.list<ReadReceipt>({ collection, partition: threadId });
    return items.map(({ body }) => body);
  }

  async removeAll(threadId: string): Promise<void> {
    const { items } = await this.#store.list({ collection, partition: threadId });
    for (const { key } of items) await this.#store.remove(key);
  }
}
