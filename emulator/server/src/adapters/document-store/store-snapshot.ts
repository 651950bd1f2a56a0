import type { StoredDocument } from '../../kernel/ports/document-store.ts';
import type { StoreSnapshot } from '../../kernel/ports/store-administration.ts';
import type { Commit } from './document-table.ts';

/** A snapshot, which may come from anywhere, as one commit. @throws when it is not one of this version. */
export function toCommit(snapshot: StoreSnapshot): Commit {
  const documents = requireDocuments(snapshot);
  let nextSequence = 1;
  let nextRevision = 1;
  for (const { sequence, etag } of documents) {
    nextSequence = Math.max(nextSequence, sequence + 1);
    nextRevision = Math.max(nextRevision, revisionOf(etag) + 1);
  }
  return {
    changes: documents.map((document) => ({ key: document.key, document })),
    nextSequence,
    nextRevision,
  };
}

function requireDocuments(snapshot: StoreSnapshot): readonly StoredDocument<unknown>[] {
  const { version, documents } = (snapshot ?? {}) as Partial<StoreSnapshot>;
  if (version !== 1)
    throw new TypeError(`A snapshot of version 1 is needed, this one says ${JSON.stringify(version)}.`);
  if (!Array.isArray(documents)) throw new TypeError('The snapshot has no array "documents".');
  const keys = new Set<string>();
  const sequences = new Set<number>();
  for (const [index, document] of (documents as unknown[]).entries()) {
    if (!isStoredDocument(document))
      throw new TypeError(
        `documents[${index}] of the snapshot lacks a key of three strings, a body, an etag or a positive sequence.`,
      );
    const { collection, partition, id } = document.key;
    keys.add(JSON.stringify([collection, partition, id]));
    sequences.add(document.sequence);
    if (keys.size <= index || sequences.size <= index)
      throw new TypeError(
        `documents[${index}] of the snapshot repeats the key or sequence of an earlier one.`,
      );
  }
  return documents as StoredDocument<unknown>[];
}

function isStoredDocument(value: unknown): value is StoredDocument<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { key, body, etag, sequence } = value as Record<string, unknown>;
  if (typeof key !== 'object' || key === null) return false;
  const { collection, partition, id } = key as Record<string, unknown>;
  return (
    [collection, partition, id, etag].every((part) => typeof part === 'string') &&
    body !== undefined &&
    Number.isSafeInteger(sequence) &&
    (sequence as number) > 0
  );
}

/** Etags are revisions in base 16, see DocumentTransaction; a snapshot made by hand may carry others. */
const revisionOf = (etag: string) => (/^[0-9a-f]{1,12}$/.test(etag) ? Number.parseInt(etag, 16) : 0);
