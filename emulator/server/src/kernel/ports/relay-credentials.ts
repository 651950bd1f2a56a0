export interface IssuedRelayCredentials {
  /** `stun:`, `turn:` and `turns:` addresses. */
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
  readonly expiresOn: Date;
}

/** What other services may ask of network traversal: the way through firewalls for one user. */
export interface RelayCredentials {
  /** The relay takes them for so long, 48 hours when left out and at most. */
  issue(rawId: string, ttlSeconds?: number): Promise<IssuedRelayCredentials>;
}
