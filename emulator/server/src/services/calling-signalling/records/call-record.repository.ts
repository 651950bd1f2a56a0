import type { DocumentKey, DocumentStore } from '../../../kernel/ports/document-store.ts';
import type { CallRecord } from './call-record.ts';

const collection = 'calling/calls';
/** Names the calls that go on, so that those that a crash cut off are found without reading all. */
const activeCollection = 'calling/active-calls';
const keyOf = (id: string): DocumentKey => ({ collection, partition: '', id });
const activeKeyOf = (id: string): DocumentKey => ({ collection: activeCollection, partition: '', id });

export class CallRecordRepository {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async find(id: string): Promise<CallRecord | undefined> {
    return (await this.#store.get<CallRecord>(keyOf(id)))?.body;
  }

  /** Newest first. */
  async list(limit: number): Promise<CallRecord[]> {
    const page = await this.#store.list<CallRecord>({
      collection,
      partition: '',
      direction: 'backward',
      limit,
    });
    return page.items.map(({ body }) => body);
  }

  /** Those that have not ended, newest first. */
  async listActive(): Promise<CallRecord[]> {
    const query = { collection: activeCollection, partition: '', direction: 'backward' } as const;
    const page = await this.#store.list<{ id: string }>(query);
    const records = await Promise.all(page.items.map(({ body }) => this.find(body.id)));
    return records.filter((record) => record !== undefined);
  }

  /** Forgets the oldest ones that have ended. */
  async trim(kept: number): Promise<void> {
    const query = { collection, partition: '', direction: 'backward' } as const;
    const { continuationToken } = await this.#store.list<CallRecord>({ ...query, limit: kept });
    if (continuationToken === undefined) return;
    const surplus = await this.#store.list<CallRecord>({ ...query, continuationToken });
    for (const { key, body } of surplus.items) if (body.endedOn !== undefined) await this.#store.remove(key);
  }

  async save(record: CallRecord): Promise<void> {
    await this.#store.put(keyOf(record.id), record);
    if (record.endedOn === undefined) await this.#store.put(activeKeyOf(record.id), { id: record.id });
    else await this.#store.remove(activeKeyOf(record.id));
  }
}
