import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
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
import type { Commit, DocumentTable } from './document-table.ts';
import { toCommit } from './store-snapshot.ts';

/** Where committed changes go before anybody sees them. */
export interface ChangeLog {
  /** Takes one commit, all or nothing. @throws and has taken nothing when it cannot be kept. */
  append(commit: Commit): void;
  /** Resolves when everything appended so far is as durable as the log makes it. */
  settled(): Promise<void>;
  /** Forgets what was appended and keeps this instead. */
  replaceAll(commit: Commit): void;
  close(): Promise<void>;
}

/** A memory store waits for nothing, so a loop of transactions would let nobody else have a turn. */
const changesPerTurn = 500;

/**
 * The rules of DocumentStore over a table and a log: one writer after the other; readers never wait and see committed
 * documents only.
 */
export class TransactionalDocumentStore implements DocumentStore, StoreAdministration {
  readonly #table: DocumentTable;
  readonly #log: ChangeLog | undefined;
  readonly #running = new AsyncLocalStorage<DocumentTransaction>();
  #lastWriter: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  #changesOfTurn = 0;

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
    const commit = toCommit(snapshot);
    await this.#exclusively(() => this.#replaceAll(commit));
  }

  async reset(): Promise<void> {
    await this.#exclusively(() => this.#replaceAll({ changes: [], nextSequence: 1, nextRevision: 1 }));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.#exclusively(() => {
      this.#isClosed = true;
      return this.#log?.close();
    });
  }

  #replaceAll(commit: Commit): void {
    this.#log?.replaceAll(commit);
    this.#table.clear();
    this.#table.commit(commit);
  }

  /** Runs `task` when no write is under way, and lets none begin before it ends. */
  #exclusively<R>(task: () => R | Promise<R>): Promise<R> {
    if (this.#running.getStore()?.isOpen)
      throw new Error(
        'A write beside the transaction that is running here would wait for itself for ever. ' +
          'Use the store that transact() hands to its callback, and publish events after it.',
      );
    const result = this.#lastWriter.then(() => {
      if (this.#isClosed) throw new Error('The document store is closed.');
      return task();
    });
    this.#lastWriter = result.catch(() => undefined);
    return result;
  }

  async #commit<R>(work: (transaction: DocumentTransaction) => R | Promise<R>): Promise<R> {
    // The log is asked inside the queue, where it is open for sure, and awaited outside, where the next writer may join.
    const { outcome, settled } = await this.#exclusively(async () => {
      await this.#takeTurns();
      const transaction = new DocumentTransaction(this.#table);
      try {
        const outcome = await work(transaction);
        return { outcome, settled: this.#apply(transaction) };
      } finally {
        transaction.end();
      }
    });
    await settled;
    return outcome;
  }

  async #takeTurns(): Promise<void> {
    if (this.#changesOfTurn < changesPerTurn) return;
    this.#changesOfTurn = 0;
    await nextTurn();
  }

  #apply(transaction: DocumentTransaction): Promise<void> | undefined {
    const commit = transaction.end();
    if (commit.changes.length > 0) {
      this.#log?.append(commit);
      this.#table.commit(commit);
      this.#changesOfTurn += commit.changes.length;
    }
    return this.#log?.settled();
  }
}
