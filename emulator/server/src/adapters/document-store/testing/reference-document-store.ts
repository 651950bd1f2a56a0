import {
  type DocumentKey,
  type DocumentQuery,
  type DocumentStore,
  type EtagCondition,
  type Page,
  PreconditionFailed,
  type StoredDocument,
} from '../../../kernel/ports/document-store.ts';
import type { StoreAdministration, StoreSnapshot } from '../../../kernel/ports/store-administration.ts';
import { decodeContinuationToken, encodeContinuationToken } from '../continuation-token.ts';

type Documents = readonly StoredDocument<unknown>[];

/** The port in its plainest form, one array and no index: the truth that the real stores are compared with. */
export class ReferenceDocumentStore implements DocumentStore, StoreAdministration {
  #documents: Documents = [];
  #nextSequence = 1;
  #nextRevision = 1;

  async get<T>(key: DocumentKey): Promise<StoredDocument<T> | undefined> {
    return this.#find(key) as StoredDocument<T> | undefined;
  }

  async put<T>(key: DocumentKey, body: T, condition: EtagCondition = {}): Promise<StoredDocument<T>> {
    const previous = this.#find(key);
    if (condition.ifNoneMatch && previous) throw new PreconditionFailed(key);
    if (condition.ifMatch !== undefined && condition.ifMatch !== previous?.etag)
      throw new PreconditionFailed(key);
    const sequence = previous?.sequence ?? this.#nextSequence++;
    const document = { key, body, etag: (this.#nextRevision++).toString(16), sequence };
    this.#documents = [...this.#documents.filter((other) => other !== previous), document].sort(
      (left, right) => left.sequence - right.sequence,
    );
    return document;
  }

  async remove(key: DocumentKey): Promise<boolean> {
    const previous = this.#find(key);
    this.#documents = this.#documents.filter((other) => other !== previous);
    return previous !== undefined;
  }

  async list<T>(query: DocumentQuery): Promise<Page<StoredDocument<T>>> {
    const isBackward = query.direction === 'backward';
    const position = decodeContinuationToken(query) ?? (isBackward ? Infinity : 0);
    const behind = (isBackward ? this.#documents.toReversed() : this.#documents).filter(
      ({ key, body, sequence }) =>
        key.collection === query.collection &&
        (query.partition === undefined || key.partition === query.partition) &&
        Object.entries(query.where ?? {}).every(
          ([field, value]) => (body as Record<string, unknown>)[field] === value,
        ) &&
        (isBackward ? sequence < position : sequence > position),
    );
    const items = behind.slice(0, query.limit) as StoredDocument<T>[];
    if (items.length === behind.length) return { items };
    return { items, continuationToken: encodeContinuationToken(query.direction, items.at(-1)!.sequence) };
  }

  async transact<R>(work: (store: DocumentStore) => Promise<R>): Promise<R> {
    const before = [this.#documents, this.#nextSequence, this.#nextRevision] as const;
    try {
      return await work(this);
    } catch (error) {
      [this.#documents, this.#nextSequence, this.#nextRevision] = before;
      throw error;
    }
  }

  async snapshot(): Promise<StoreSnapshot> {
    return { version: 1, documents: this.#documents };
  }

  async restore({ documents }: StoreSnapshot): Promise<void> {
    this.#documents = documents;
    this.#nextSequence = 1 + Math.max(0, ...documents.map(({ sequence }) => sequence));
    this.#nextRevision = 1 + Math.max(0, ...documents.map(({ etag }) => Number.parseInt(etag, 16)));
  }

  reset(): Promise<void> {
    return this.restore({ version: 1, documents: [] });
  }

  async close(): Promise<void> {}

  #find({ collection, partition, id }: DocumentKey): StoredDocument<unknown> | undefined {
    return this.#documents.find(
      ({ key }) => key.collection === collection && key.partition === partition && key.id === id,
    );
  }
}
