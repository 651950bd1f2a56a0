import type {
  DocumentKey,
  DocumentQuery,
  IndexDeclaration,
  StoredDocument,
} from '../../kernel/ports/document-store.ts';
import { type DocumentSlot, OrderedDocuments } from './ordered-documents.ts';

/** One write. `document` is absent when the key is removed. */
export interface DocumentChange {
  readonly key: DocumentKey;
  readonly document?: StoredDocument<unknown>;
}

/** What one transaction did: the unit that is kept as a whole or not at all. */
export interface Commit {
  /** Each key at most once. */
  readonly changes: readonly DocumentChange[];
  /** Counters behind the transaction. */
  readonly nextSequence: number;
  readonly nextRevision: number;
}

interface Partition {
  readonly name: string;
  readonly slots: Map<string, DocumentSlot>;
  readonly ordered: OrderedDocuments;
}

interface Collection {
  readonly name: string;
  readonly partitions: Map<string, Partition>;
  readonly ordered: OrderedDocuments;
  /** Field → value → documents. */
  readonly indexes: Map<string, Map<string, OrderedDocuments>>;
}

/** All documents with their orders and indexes, without any I/O: what both stores keep in memory. */
export class DocumentTable {
  readonly #declared: ReadonlyMap<string, readonly string[]>;
  #collections = new Map<string, Collection>();
  /** Sequence of the next new document. */
  nextSequence = 1;
  /** Number of the next write; etags derive from it. */
  nextRevision = 1;
  #size = 0;

  constructor(indexes: IndexDeclaration) {
    this.#declared = new Map(Object.entries(indexes));
  }

  get size(): number {
    return this.#size;
  }

  get(key: DocumentKey): StoredDocument<unknown> | undefined {
    return this.#collections.get(key.collection)?.partitions.get(key.partition)?.slots.get(key.id)?.document;
  }

  commit({ changes, nextSequence, nextRevision }: Commit): void {
    for (const change of changes) this.#apply(change);
    this.nextSequence = nextSequence;
    this.nextRevision = nextRevision;
  }

  #apply({ key, document }: DocumentChange): void {
    const slot = this.#collections.get(key.collection)?.partitions.get(key.partition)?.slots.get(key.id);
    if (slot && document?.sequence === slot.sequence) return this.#replace(slot, document);
    if (slot) this.#delete(slot);
    if (document) this.#insert(document);
  }

  /** Documents of `query` behind `position` in its direction; reads no further than the caller takes. */
  *scan(query: DocumentQuery, position?: number): Generator<StoredDocument<unknown>> {
    const wanted = Object.entries(query.where ?? {});
    const source = this.#narrowest(query, wanted);
    if (!source) return;
    const slots = query.direction === 'backward' ? source.backward(position) : source.forward(position);
    for (const { document } of slots) if (matches(document, query, wanted)) yield document;
  }

  /** Every document, in the order of insertion. */
  all(): StoredDocument<unknown>[] {
    const documents: StoredDocument<unknown>[] = [];
    for (const collection of this.#collections.values())
      for (const slot of collection.ordered.forward()) documents.push(slot.document);
    return documents.sort((left, right) => left.sequence - right.sequence);
  }

  /** Drops the maps as a whole: the garbage collector does the rest. */
  clear(): void {
    this.#collections = new Map();
    this.#size = 0;
    this.nextSequence = 1;
    this.nextRevision = 1;
  }

  /** @throws when `where` names a field that the collection does not declare. */
  #narrowest(query: DocumentQuery, wanted: [string, string][]): OrderedDocuments | undefined {
    const declared = this.#declared.get(query.collection) ?? [];
    for (const [field] of wanted)
      if (!declared.includes(field))
        throw new Error(
          `The collection ${query.collection} has no index on "${field}"; declared are: ${declared.join(', ') || 'none'}.`,
        );
    const collection = this.#collections.get(query.collection);
    if (!collection) return undefined;
    const candidates = wanted.map(([field, value]) => collection.indexes.get(field)?.get(value));
    candidates.push(
      query.partition === undefined
        ? collection.ordered
        : collection.partitions.get(query.partition)?.ordered,
    );
    return candidates.reduce((best, next) => (best && next && best.size > next.size ? next : best && next));
  }

  #insert(document: StoredDocument<unknown>): void {
    const collection = this.#requireCollection(document.key.collection);
    const partition = requirePartition(collection, document.key.partition);
    // The names of the key are those of the maps: one copy of a thread id for all its messages.
    const key = { collection: collection.name, partition: partition.name, id: document.key.id };
    const slot = { sequence: document.sequence, document: { ...document, key } };
    partition.slots.set(key.id, slot);
    partition.ordered.add(slot);
    collection.ordered.add(slot);
    for (const [field, buckets] of collection.indexes) addTo(buckets, indexedValue(document, field), slot);
    this.#size++;
  }

  #replace(slot: DocumentSlot, document: StoredDocument<unknown>): void {
    const previous = slot.document;
    slot.document = { ...document, key: previous.key };
    for (const [field, buckets] of this.#collections.get(document.key.collection)!.indexes) {
      const [before, after] = [indexedValue(previous, field), indexedValue(document, field)];
      if (before === after) continue;
      removeFrom(buckets, before, slot);
      addTo(buckets, after, slot);
    }
  }

  #delete(slot: DocumentSlot): void {
    const { key } = slot.document;
    const collection = this.#collections.get(key.collection)!;
    const partition = collection.partitions.get(key.partition)!;
    partition.slots.delete(key.id);
    partition.ordered.remove(slot);
    collection.ordered.remove(slot);
    if (partition.ordered.size === 0) collection.partitions.delete(key.partition);
    for (const [field, buckets] of collection.indexes)
      removeFrom(buckets, indexedValue(slot.document, field), slot);
    this.#size--;
  }

  #requireCollection(name: string): Collection {
    let collection = this.#collections.get(name);
    if (!collection) {
      const indexes = new Map((this.#declared.get(name) ?? []).map((field) => [field, new Map()]));
      collection = { name, partitions: new Map(), ordered: new OrderedDocuments(), indexes };
      this.#collections.set(name, collection);
    }
    return collection;
  }
}

function requirePartition(collection: Collection, name: string): Partition {
  let partition = collection.partitions.get(name);
  if (!partition) {
    partition = { name, slots: new Map(), ordered: new OrderedDocuments() };
    collection.partitions.set(name, partition);
  }
  return partition;
}

function addTo(buckets: Map<string, OrderedDocuments>, value: string | undefined, slot: DocumentSlot): void {
  if (value === undefined) return;
  let bucket = buckets.get(value);
  if (!bucket) buckets.set(value, (bucket = new OrderedDocuments()));
  bucket.add(slot);
}

function removeFrom(
  buckets: Map<string, OrderedDocuments>,
  value: string | undefined,
  slot: DocumentSlot,
): void {
  const bucket = value === undefined ? undefined : buckets.get(value);
  bucket?.remove(slot);
  if (bucket?.size === 0) buckets.delete(value!);
}

/** Numbers and booleans are found by their JSON text; other values are not indexed. */
function indexedValue(document: StoredDocument<unknown>, field: string): string | undefined {
  const { body } = document;
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, field)) return undefined;
  const value = (body as Record<string, unknown>)[field];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whether `document` answers `query`, whose `where` is given as entries. */
export function matches(
  document: StoredDocument<unknown>,
  query: DocumentQuery,
  wanted: readonly (readonly [string, string])[],
): boolean {
  return (
    document.key.collection === query.collection &&
    (query.partition === undefined || document.key.partition === query.partition) &&
    wanted.every(([field, value]) => indexedValue(document, field) === value)
  );
}
