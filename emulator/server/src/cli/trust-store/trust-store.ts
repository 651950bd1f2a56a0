/** The authority that is to be trusted. */
export interface Authority {
  readonly certificatePath: string;
  /** Tells one authority from another, for names of files and entries. */
  readonly fingerprint: string;
}

/** A place where this machine or this user keeps the authorities that programs trust. */
export interface TrustStore {
  /** For people, for example `the system's certificates`. */
  readonly name: string;
  /** Whether this machine has such a store and the tool to change it. */
  isPresent(): Promise<boolean>;
  /** @throws NotPermitted */
  add(authority: Authority): Promise<void>;
  /** Does nothing when it is not there. @throws NotPermitted */
  remove(authority: Authority): Promise<void>;
}

/** The store belongs to somebody else; the message says what to do. */
export class NotPermitted extends Error {}
