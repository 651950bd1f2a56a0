import type { DocumentStore, IndexDeclaration } from '../../kernel/ports/document-store.ts';
import type { Logger } from '../../kernel/ports/logger.ts';
import type { StoreAdministration } from '../../kernel/ports/store-administration.ts';
import { DocumentLog } from './document-log.ts';
import { DocumentTable } from './document-table.ts';
import { TransactionalDocumentStore } from './transactional-document-store.ts';

export interface DurableDocumentStoreOptions {
  /** Made when missing. One process at a time may use it. */
  readonly directory: string;
  readonly indexes: IndexDeclaration;
  /**
   * Off: an acknowledged write survives the death of the process (`kill -9`). On: it survives a power cut too, at the
   * price of a disk flush that concurrent writes share.
   */
  readonly fsync?: boolean;
  readonly logger?: Logger;
  /** Changes beyond twice the number of documents after which the log is rewritten. */
  readonly compactionSlack?: number;
}

/**
 * A store whose documents are in memory for reading and in an append-only log for the next start.
 *
 * @throws when another process holds the directory, or when the log is damaged; the message says what to do
 */
export async function openDurableDocumentStore({
  directory,
  indexes,
  fsync = false,
  logger,
  compactionSlack = 20_000,
}: DurableDocumentStoreOptions): Promise<DocumentStore & StoreAdministration> {
  const table = new DocumentTable(indexes);
  const log = DocumentLog.open(directory, table, { fsync, logger, compactionSlack });
  return new TransactionalDocumentStore(table, log);
}
