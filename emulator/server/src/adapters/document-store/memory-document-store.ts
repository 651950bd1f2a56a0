import type { DocumentStore, IndexDeclaration } from '../../kernel/ports/document-store.ts';
import type { StoreAdministration } from '../../kernel/ports/store-administration.ts';
import { DocumentTable } from './document-table.ts';
import { TransactionalDocumentStore } from './transactional-document-store.ts';

export interface MemoryDocumentStoreOptions {
  readonly indexes: IndexDeclaration;
}

/** A store that lives as long as its process. */
export function createMemoryDocumentStore({
  indexes,
}: MemoryDocumentStoreOptions): DocumentStore & StoreAdministration {
  return new TransactionalDocumentStore(new DocumentTable(indexes));
}
