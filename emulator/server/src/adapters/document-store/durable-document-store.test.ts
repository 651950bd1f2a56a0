import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { contractIndexes, documentStoreContract } from './document-store.contract.ts';
import { openDurableDocumentStore } from './durable-document-store.ts';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

for (const fsync of [false, true])
  documentStoreContract(`durable store, ${fsync ? 'with' : 'without'} fsync`, () => {
    const directory = mkdtempSync(join(tmpdir(), 'documents-'));
    directories.push(directory);
    return openDurableDocumentStore({ directory, indexes: contractIndexes, fsync });
  });
