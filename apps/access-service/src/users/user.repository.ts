import type { Role } from '@switchboard/access-api';
import type { SignInProfile, User, UserName } from './user.ts';

export interface UserPageQuery {
  search: string;
  /** Id of the last user of the page before. */
  cursor?: string | undefined;
  limit: number;
}

export interface UserPage {
  items: User[];
  nextCursor: string | null;
}

/** Keeps users. */
export abstract class UserRepository {
  abstract find(id: string): Promise<User | undefined>;
  /** In any order; ids that do not exist are left out. */
  abstract findMany(ids: readonly string[]): Promise<User[]>;
  /** By raw id of the identity; of people who are no users nothing. */
  abstract findNames(rawIds: Iterable<string>): Promise<ReadonlyMap<string, UserName>>;
  /** Finds or makes the user of this issuer and subject, atomically, and notes the sign-in. */
  abstract signIn(profile: SignInProfile, at: Date): Promise<{ user: User; isNew: boolean }>;
  /** Names of this issuer's enabled users, the one who signed in last first. */
  abstract recentNames(issuer: string, limit: number): Promise<string[]>;
  /** By name, users whose name contains `search`, without regard to case. */
  abstract search(query: UserPageQuery & { exceptId?: string; enabledOnly?: boolean }): Promise<UserPage>;
  /**
   * Changes role or state.
   * @throws AppError `users/not-found`; `users/last-admin` when no enabled admin would be left.
   */
  abstract update(id: string, change: { role?: Role; disabled?: boolean }): Promise<User>;
  /** From now on tokens that were asked for before `at` count as revoked, and the upstream revocation is due. */
  abstract markTokensRevoked(id: string, at: Date): Promise<User>;
  /** The upstream revocation of `at` is done; nothing happens when another became due since. */
  abstract clearRevocationDue(id: string, at: Date): Promise<void>;
  abstract findRevocationsDue(limit: number): Promise<User[]>;
}
