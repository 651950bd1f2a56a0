import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';
import type { IdentityDirectory } from '../../kernel/ports/identity-directory.ts';
import { identityNotFound } from './identity.errors.ts';
import { admit, bury, type Identity } from './identity.ts';

const keyOf = (rawId: string): DocumentKey => ({
  collection: 'identity/identities',
  partition: '',
  id: rawId,
});

export interface IdentityRepository {
  /** @throws 404 when there is no such identity. */
  require(rawId: string): Promise<Identity>;
  save(identity: Identity): Promise<void>;
  /** Reads, changes and writes in one transaction. @throws 404 when there is no such identity. */
  update(rawId: string, change: (identity: Identity) => Identity): Promise<Identity>;
  /** The identity of someone of another directory, made at the first call; the same for all who ask at once. */
  findOrAdmit(rawId: string, now: Date): Promise<Identity>;
  /** Whether there was one. */
  remove(rawId: string, now: Date): Promise<boolean>;
}

async function findIn(store: DocumentStore, rawId: string): Promise<Identity | undefined> {
  const identity = (await store.get<Identity>(keyOf(rawId)))?.body;
  return identity?.deletedOn === undefined ? identity : undefined;
}

async function requireIn(store: DocumentStore, rawId: string): Promise<Identity> {
  const identity = await findIn(store, rawId);
  if (!identity) throw identityNotFound(rawId);
  return identity;
}

export function createIdentityRepository(store: DocumentStore): IdentityRepository {
  return {
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
    findOrAdmit: (rawId, now) =>
      store.transact(async (transaction) => {
        const stored = (await transaction.get<Identity>(keyOf(rawId)))?.body;
        if (stored && stored.deletedOn === undefined) return stored;
        const admitted = admit(rawId, now, stored);
        await transaction.put(keyOf(rawId), admitted);
        return admitted;
      }),
    remove: (rawId, now) =>
      store.transact(async (transaction) => {
        const identity = await findIn(transaction, rawId);
        if (!identity) return false;
        const buried = bury(identity, now);
        if (buried) await transaction.put(keyOf(rawId), buried);
        else await transaction.remove(keyOf(rawId));
        return true;
      }),
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
