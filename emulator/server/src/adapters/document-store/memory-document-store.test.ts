import { contractIndexes, documentStoreContract } from './document-store.contract.ts';
import { createMemoryDocumentStore } from './memory-document-store.ts';

documentStoreContract('memory store', async () => createMemoryDocumentStore({ indexes: contractIndexes }));
