import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';
import type { IdentityDirectory } from '../../kernel/ports/identity-directory.ts';
import { identityNotFound } from './identity.errors.ts';
import type { Identity } from './identity.ts';

const keyOf = (rawId: string): DocumentKey => ({
  collection: 'identity/identities',
  partition: '',
  id: rawId,
});

export interface IdentityRepository {
  find(rawId: string): Promise<Identity | undefined>;
  /** @throws 404 when there is no such identity. */
  require(rawId: string): Promise<Identity>;
  save(identity: Identity): Promise<void>;
  /** Reads, changes and writes in one transaction. @throws 404 when there is no such identity. */
  update(rawId: string, change: (identity: Identity) => Identity): Promise<Identity>;
  /** The identity, made by `create` when there is none; the same for all who ask at once. */
  findOrCreate(rawId: string, create: () => Identity): Promise<Identity>;
  /** Whether there was one. */
  remove(rawId: string): Promise<boolean>;
}

async function findIn(store: DocumentStore, rawId: string): Promise<Identity | undefined> {
  return (await store.get<Identity>(keyOf(rawId)))?.body;
}

async function requireIn(store: DocumentStore, rawId: string): Promise<Identity> {
  const identity = await findIn(store, rawId);
  if (!identity) throw identityNotFound(rawId);
  return identity;
}

export function createIdentityRepository(store: DocumentStore): IdentityRepository {
  return {
    find: (rawId) => findIn(store, rawId),
    require: (rawId) => requireIn(store, rawId),
    async save(identity) {
      await store.put(keyOf(identity.rawId), identity);
    },
    update: (rawId, change) =>
      store.transact(async (transaction) => {
        const changed = change(await requireIn(transaction, rawId));
        await transaction.put(keyOf(rawId), changed);
        return changed;
      }),
    findOrCreate: (rawId, create) =>
      store.transact(async (transaction) => {
        const found = await findIn(transaction, rawId);
        if (found) return found;
        const created = create();
        await transaction.put(keyOf(rawId), created);
        return created;
      }),
    remove: (rawId) => store.remove(keyOf(rawId)),
  };
}

/** The view of the identities that other services have. */
export function createIdentityDirectory(store: DocumentStore): IdentityDirectory {
  return {
    async exists(rawId) {
      return (await findIn(store, rawId)) !== undefined;
    },
    async tokensValidAfter(rawId) {
      const validAfter = (await findIn(store, rawId))?.tokensValidAfter;
      return validAfter === undefined ? undefined : new Date(validAfter);
    },
  };
}
