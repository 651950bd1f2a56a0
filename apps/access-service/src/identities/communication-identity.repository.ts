/**
 * Keeps which identity belongs to which user. Replicas agree through it on who makes an identity:
 * a claim is held by one of them at a time and lapses when its holder dies.
 */
export abstract class CommunicationIdentityRepository {
  abstract find(userId: string): Promise<string | undefined>;
  /** Takes the right to make the user's identity; false when there is one, or somebody else holds the right. */
  abstract claim(userId: string, claimId: string, now: Date, until: Date): Promise<boolean>;
  /** Keeps the identity; false when the claim lapsed and another replica took it. */
  abstract complete(userId: string, claimId: string, rawId: string): Promise<boolean>;
  abstract abandon(userId: string, claimId: string): Promise<void>;
  /** Forgets an identity that the resource no longer knows. */
  abstract forget(userId: string, rawId: string): Promise<void>;
}
