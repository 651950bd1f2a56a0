import type { StoredDocument } from './document-store.ts';

/** A whole store as a JSON value: what `GET /_emulator/state` answers and `PUT` takes back. */
export interface StoreSnapshot {
  readonly version: 1;
  readonly documents: readonly StoredDocument<unknown>[];
}

/** What the control API may do to a store, beyond what services may. */
export interface StoreAdministration {
  snapshot(): Promise<StoreSnapshot>;
  /** Replaces everything. @throws when the snapshot is not one of this version. */
  restore(snapshot: StoreSnapshot): Promise<void>;
  /** Forgets everything; takes milliseconds however much there is. */
  reset(): Promise<void>;
  /** Writes what is pending and releases files. */
  close(): Promise<void>;
}
