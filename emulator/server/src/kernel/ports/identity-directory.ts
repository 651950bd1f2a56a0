/** What other services may ask of the identity service. */
export interface IdentityDirectory {
  /** Whether a communication user with this raw id exists (and was not deleted). */
  exists(rawId: string): Promise<boolean>;
  /** Tokens issued before this moment are revoked; undefined when none were. May lie a millisecond ahead of the clock. */
  tokensValidAfter(rawId: string): Promise<Date | undefined>;
}
