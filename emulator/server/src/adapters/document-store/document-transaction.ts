import {
  type DocumentKey,
  type DocumentQuery,
  type DocumentStore,
  type EtagCondition,
  type Page,
  PreconditionFailed,
  type StoredDocument,
} from '../../kernel/ports/document-store.ts';
import { decodeContinuationToken, encodeContinuationToken } from './continuation-token.ts';
import { type Commit, type DocumentChange, type DocumentTable, matches } from './document-table.ts';

/**
 * Writes over a table that nobody else sees until they are applied. Only one transaction may be open at a time, because
 * it takes sequences and revisions from the table.
 */
export class DocumentTransaction implements DocumentStore {
  readonly #table: DocumentTable;
  #changes = new Map<string, DocumentChange>();
  #nextSequence: number;
  #nextRevision: number;
  #isOpen = true;

  constructor(table: DocumentTable) {
    this.#table = table;
    this.#nextSequence = table.nextSequence;
    this.#nextRevision = table.nextRevision;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Ends the transaction: the last state of each key that it wrote, and the counters behind it. */
  end(): Commit {
    this.#isOpen = false;
    return {
      changes: [...this.#changes.values()],
      nextSequence: this.#nextSequence,
      nextRevision: this.#nextRevision,
    };
  }

  async get<T>(key: DocumentKey): Promise<StoredDocument<T> | undefined> {
    return this.read(key) as StoredDocument<T> | undefined;
  }

  async put<T>(key: DocumentKey, body: T, condition?: EtagCondition): Promise<StoredDocument<T>> {
    return this.write(key, body, condition);
  }

  async remove(key: DocumentKey, condition?: EtagCondition): Promise<boolean> {
    return this.erase(key, condition);
  }

  async list<T>(query: DocumentQuery): Promise<Page<StoredDocument<T>>> {
    this.#requireOpen();
    const wanted = Object.entries(query.where ?? {});
    const position = decodeContinuationToken(query);
    const own: StoredDocument<unknown>[] = [];
    for (const { document } of this.#changes.values())
      if (document && isBehind(document, query, position) && matches(document, query, wanted))
        own.push(document);
    own.sort(inOrder(query));
    const committed = this.#untouched(this.#table.scan(query, position));
    return toPage(merge(committed, own, inOrder(query)), query);
  }

  async transact<R>(work: (store: DocumentStore) => Promise<R>): Promise<R> {
    this.#requireOpen();
    const saved = [new Map(this.#changes), this.#nextSequence, this.#nextRevision] as const;
    try {
      return await work(this);
    } catch (error) {
      [this.#changes, this.#nextSequence, this.#nextRevision] = saved;
      throw error;
    }
  }

  read(key: DocumentKey): StoredDocument<unknown> | undefined {
    this.#requireOpen();
    if (this.#changes.size === 0) return this.#table.get(key);
    const change = this.#changes.get(identify(key));
    return change ? change.document : this.#table.get(key);
  }

  write<T>(key: DocumentKey, body: T, condition?: EtagCondition): StoredDocument<T> {
    const previous = this.read(key);
    check(key, previous, condition);
    if (body === undefined)
      throw new TypeError(`The body of ${key.collection}/${key.partition}/${key.id} is undefined.`);
    const sequence = previous ? previous.sequence : this.#nextSequence++;
    const etag = (this.#nextRevision++).toString(16);
    const document = { key, body, etag, sequence };
    this.#changes.set(identify(key), { key, document });
    return document;
  }

  erase(key: DocumentKey, condition?: EtagCondition): boolean {
    const previous = this.read(key);
    check(key, previous, condition);
    if (!previous) return false;
    this.#changes.set(identify(key), { key });
    return true;
  }

  *#untouched(documents: Iterable<StoredDocument<unknown>>): Generator<StoredDocument<unknown>> {
    for (const document of documents) if (!this.#changes.has(identify(document.key))) yield document;
  }

  #requireOpen(): void {
    if (!this.#isOpen) throw new Error('The transaction is over; its store must not be used any more.');
  }
}

/** The page of `query` at the start of `documents`, which are already behind its continuation token. */
export function toPage<T>(
  documents: Iterable<StoredDocument<unknown>>,
  query: DocumentQuery,
): Page<StoredDocument<T>> {
  const limit = query.limit ?? Infinity;
  if (!(limit >= 1)) throw new RangeError(`A page has at least one document, not ${limit}.`);
  const items: StoredDocument<T>[] = [];
  for (const document of documents) {
    if (items.length === limit)
      return { items, continuationToken: encodeContinuationToken(query.direction, items.at(-1)!.sequence) };
    items.push(document as StoredDocument<T>);
  }
  return { items };
}

function check(
  key: DocumentKey,
  stored: StoredDocument<unknown> | undefined,
  condition: EtagCondition | undefined,
): void {
  if (condition?.ifNoneMatch === '*' && stored) throw new PreconditionFailed(key);
  if (condition?.ifMatch !== undefined && condition.ifMatch !== stored?.etag)
    throw new PreconditionFailed(key);
}

/** Unambiguous, whatever characters the parts hold. */
function identify({ collection, partition, id }: DocumentKey): string {
  return `${collection.length}.${partition.length}.${collection}${partition}${id}`;
}

type Comparison = (left: StoredDocument<unknown>, right: StoredDocument<unknown>) => number;

function inOrder({ direction }: DocumentQuery): Comparison {
  return direction === 'backward'
    ? (left, right) => right.sequence - left.sequence
    : (left, right) => left.sequence - right.sequence;
}

function isBehind(
  { sequence }: StoredDocument<unknown>,
  { direction }: DocumentQuery,
  position: number | undefined,
): boolean {
  if (position === undefined) return true;
  return direction === 'backward' ? sequence < position : sequence > position;
}

function* merge(
  left: Iterable<StoredDocument<unknown>>,
  right: readonly StoredDocument<unknown>[],
  compare: Comparison,
): Generator<StoredDocument<unknown>> {
  let next = 0;
  for (const document of left) {
    while (next < right.length && compare(right[next]!, document) < 0) yield right[next++]!;
    yield document;
  }
  yield* right.slice(next);
}
