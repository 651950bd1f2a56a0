import type { Role } from '@switchboard/access-api';

/** A person who may sign in. */
export interface User {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly disabled: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  /** Raw id of the user's identity in the configured resource; null until it is made. */
  readonly communicationUserId: string | null;
  /** Access tokens that were asked for before are revoked. */
  readonly tokensRevokedAt: Date | null;
  /** True until Azure Communication Services confirmed that revocation. */
  readonly revocationDue: boolean;
}

/** Who somebody is to others. */
export type UserName = Pick<User, 'id' | 'displayName'>;

/** What a provider says about the person who signs in. */
export interface SignInProfile {
  /** The provider, or `development`. */
  readonly issuer: string;
  /** The provider's own, unchanging name of the person. */
  readonly subject: string;
  readonly displayName: string;
  /** Only an address that the provider has verified. */
  readonly email: string | null;
  /** The role that a new user gets. */
  readonly role: Role;
  /** True when configuration names the person as an admin: the role is then set at each sign-in. */
  readonly isNamedAdmin: boolean;
}
