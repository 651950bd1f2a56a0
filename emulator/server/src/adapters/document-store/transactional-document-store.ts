import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  DocumentKey,
  DocumentQuery,
  DocumentStore,
  EtagCondition,
  Page,
  StoredDocument,
} from '../../kernel/ports/document-store.ts';
import type { StoreAdministration, StoreSnapshot } from '../../kernel/ports/store-administration.ts';
import { decodeContinuationToken } from './continuation-token.ts';
import { DocumentTransaction, toPage } from './document-transaction.ts';
import type { DocumentChange, DocumentTable } from './document-table.ts';
import { requireSnapshot } from './store-snapshot.ts';

/** Where committed changes go before anybody sees them. */
export interface ChangeLog {
  /** Takes the changes of one commit, all or nothing. @throws and has taken nothing when they cannot be kept. */
  append(changes: readonly DocumentChange[]): void;
  /** Resolves when everything appended so far is as durable as the log makes it. */
  settled(): Promise<void>;
  /** Forgets what was appended and keeps these documents instead. */
  replaceAll(documents: readonly StoredDocument<unknown>[]): void | Promise<void>;
  close(): Promise<void>;
}

/**
 * The rules of DocumentStore over a table and a log: one writer after the other; readers never wait and see committed
 * documents only.
 */
export class TransactionalDocumentStore implements DocumentStore, StoreAdministration {
  readonly #table: DocumentTable;
  readonly #log: ChangeLog | undefined;
  readonly #running = new AsyncLocalStorage<DocumentTransaction>();
  #lastWriter: Promise<unknown> = Promise.resolve();
  #writers = 0;

  constructor(table: DocumentTable, log?: ChangeLog) {
    this.#table = table;
    this.#log = log;
  }

  async get<T>(key: DocumentKey): Promise<StoredDocument<T> | undefined> {
    return this.#table.get(key) as StoredDocument<T> | undefined;
  }

  async list<T>(query: DocumentQuery): Promise<Page<StoredDocument<T>>> {
    return toPage(this.#table.scan(query, decodeContinuationToken(query)), query);
  }

  async put<T>(key: DocumentKey, body: T, condition?: EtagCondition): Promise<StoredDocument<T>> {
    return this.#commit((transaction) => transaction.write(key, body, condition));
  }

  async remove(key: DocumentKey, condition?: EtagCondition): Promise<boolean> {
    return this.#commit((transaction) => transaction.erase(key, condition));
  }

  async transact<R>(work: (store: DocumentStore) => Promise<R>): Promise<R> {
    return this.#commit((transaction) => this.#running.run(transaction, work, transaction));
  }

  async snapshot(): Promise<StoreSnapshot> {
    return { version: 1, documents: this.#table.all() };
  }

  async restore(snapshot: StoreSnapshot): Promise<void> {
    const documents = requireSnapshot(snapshot);
    await this.exclusively(() => this.#replaceAll(documents));
  }

  async reset(): Promise<void> {
    await this.exclusively(() => this.#replaceAll([]));
  }

  async close(): Promise<void> {
    await this.exclusively(() => this.#log?.close());
  }

  async #replaceAll(documents: readonly StoredDocument<unknown>[]): Promise<void> {
    await this.#log?.replaceAll(documents);
    this.#table.clear();
    for (const document of documents) this.#table.apply({ key: document.key, document });
  }

  /** Runs `task` when no write is under way, and lets none begin before it ends. */
  exclusively<R>(task: () => R | Promise<R>): Promise<R> {
    if (this.#running.getStore()?.isOpen)
      throw new Error(
        'A write beside the transaction that is running here would wait for itself for ever. ' +
          'Use the store that transact() hands to its callback, and publish events after it.',
      );
    this.#writers++;
    const result = this.#lastWriter.then(task).finally(() => this.#writers--);
    this.#lastWriter = result.catch(() => undefined);
    return result;
  }

  async #commit<R>(work: (transaction: DocumentTransaction) => R | Promise<R>): Promise<R> {
    const result = await this.exclusively(async () => {
      const transaction = new DocumentTransaction(this.#table);
      try {
        const outcome = await work(transaction);
        this.#apply(transaction);
        return outcome;
      } finally {
        transaction.end();
      }
    });
    await this.#log?.settled();
    return result;
  }

  #apply(transaction: DocumentTransaction): void {
    const { changes, nextSequence, nextRevision } = transaction.end();
    if (changes.length === 0) return;
    this.#log?.append(changes);
    for (const change of changes) this.#table.apply(change);
    this.#table.nextSequence = nextSequence;
    this.#table.nextRevision = nextRevision;
  }
}
