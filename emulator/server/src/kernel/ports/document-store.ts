/** Collections are named `<service>/<noun>`, for example `chat/messages`. */
export interface DocumentKey {
  readonly collection: string;
  /** Groups documents that are listed together, for example a chat thread id. Empty when there is no such group. */
  readonly partition: string;
  readonly id: string;
}

export interface StoredDocument<T> {
  readonly key: DocumentKey;
  readonly body: T;
  /** Changes with every write of the document. */
  readonly etag: string;
  /** Position in the order of first insertion, over the whole store; a replaced document keeps its own. */
  readonly sequence: number;
}

/** `ifMatch`: only when the stored etag is this one; `ifNoneMatch: '*'`: only when there is no document yet. */
export interface EtagCondition {
  readonly ifMatch?: string;
  readonly ifNoneMatch?: '*';
}

export interface DocumentQuery {
  readonly collection: string;
  /** All partitions when left out. */
  readonly partition?: string;
  /** Equality on top-level fields of the body that the collection declares as indexed. */
  readonly where?: Readonly<Record<string, string>>;
  readonly direction?: 'forward' | 'backward';
  /** Unlimited when left out. */
  readonly limit?: number;
  /** From an earlier page of the same query. */
  readonly continuationToken?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly continuationToken?: string;
}

/** Fields of each collection that `where` may name. Declared once, when the service is composed. */
export type IndexDeclaration = Readonly<Record<string, readonly string[]>>;

/**
 * Where every service keeps its state: small enough to implement twice, rich enough to write each repository once.
 * Bodies are plain JSON values and immutable by contract: change one by putting a new object.
 */
export interface DocumentStore {
  get<T>(key: DocumentKey): Promise<StoredDocument<T> | undefined>;
  /** @throws PreconditionFailed when `condition` does not hold. */
  put<T>(key: DocumentKey, body: T, condition?: EtagCondition): Promise<StoredDocument<T>>;
  /** Whether there was a document. @throws PreconditionFailed when `condition` does not hold. */
  remove(key: DocumentKey, condition?: EtagCondition): Promise<boolean>;
  /** In insertion order, or the reverse. */
  list<T>(query: DocumentQuery): Promise<Page<StoredDocument<T>>>;
  /**
   * All writes of `work` or none, one transaction after the other. Resolves when they are as durable as the store
   * makes them; callers publish their events after that.
   */
  transact<R>(work: (store: DocumentStore) => Promise<R>): Promise<R>;
}

/** A write whose etag condition did not hold. */
export class PreconditionFailed extends Error {
  constructor(key: DocumentKey) {
    super(`The document ${key.collection}/${key.partition}/${key.id} does not meet the etag condition.`);
    this.name = 'PreconditionFailed';
  }
}

/** A continuation token that no page of such a query carried: the caller's mistake. */
export class InvalidContinuationToken extends Error {
  constructor(token: string) {
    super(`"${token.slice(0, 100)}" is not a continuation token of this list.`);
    this.name = 'InvalidContinuationToken';
  }
}
