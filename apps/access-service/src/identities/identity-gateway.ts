/** What a token allows. @see https://learn.microsoft.com/azure/communication-services/concepts/identity-model#access-tokens */
export type TokenScope = 'chat' | 'chat.join' | 'chat.join.limited' | 'voip' | 'voip.join';

export interface IssuedToken {
  readonly token: string;
  readonly expiresOn: Date;
}

/**
 * Identities and tokens of the Communication Services resource.
 * Every method throws AppError: `acs/unavailable`, `acs/timed-out`, `acs/throttled`, `acs/credentials-refused`.
 */
export abstract class IdentityGateway {
  /** @returns the raw id of the new identity */
  abstract createIdentity(): Promise<string>;
  /** @throws AppError `identities/unknown` when the resource does not know the identity */
  abstract issueToken(
    rawId: string,
    scopes: readonly TokenScope[],
    expiresInMinutes: number,
  ): Promise<IssuedToken>;
  /** Ends every token of the identity. An identity that the resource does not know has none. */
  abstract revokeTokens(rawId: string): Promise<void>;
  abstract deleteIdentity(rawId: string): Promise<void>;
  /** Resolves when the resource answers at all, right or wrong; throws otherwise. */
  abstract ping(): Promise<void>;
}
