/** The scopes that an ACS user access token may carry. */
export type AccessTokenScope = 'chat' | 'voip' | 'chat.join' | 'chat.join.limited' | 'voip.join';

export interface SignedToken {
  readonly token: string;
  readonly expiresOn: Date;
}

export interface UserTokenClaims {
  /** For example `8:acs:<resource>_<user>`. */
  readonly rawId: string;
  readonly scopes: readonly AccessTokenScope[];
  readonly issuedAt: Date;
  readonly expiresOn: Date;
  /** Unique per token. */
  readonly tokenId: string;
}

/** Signs and checks JSON Web Tokens with the emulator's own RS256 key. */
export interface TokenAuthority {
  issueUserToken(
    rawId: string,
    scopes: readonly AccessTokenScope[],
    lifetimeMinutes: number,
  ): Promise<SignedToken>;
  /**
   * Claims of a user access token that is genuine, neither expired nor revoked, and whose user exists; otherwise a
   * reason that names what is wrong. Costs microseconds for a token that was seen before.
   */
  verifyUserToken(token: string): Promise<{ claims: UserTokenClaims } | { reason: string }>;
  /** Any other token of the emulator's own issuers (Entra, OpenID Connect). */
  issueToken(claims: Readonly<Record<string, unknown>>, lifetimeSeconds: number): Promise<SignedToken>;
  verifyToken(
    token: string,
    expected: { issuer?: string | RegExp; audience?: readonly string[] },
  ): Promise<{ claims: Readonly<Record<string, unknown>> } | { reason: string }>;
  /** The public keys as a JSON Web Key Set. */
  jwks(): Promise<{ keys: readonly Record<string, unknown>[] }>;
}
