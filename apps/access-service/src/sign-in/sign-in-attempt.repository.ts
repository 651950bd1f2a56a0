import type { SignInChallenge } from './open-id-connect-provider.ts';

export interface SignInAttempt extends SignInChallenge {
  readonly returnTo: string;
  readonly expiresAt: Date;
}

/** Keeps sign-ins that wait for the provider, by the hash of a secret in the browser's cookie. */
export abstract class SignInAttemptRepository {
  abstract add(secretHash: string, attempt: SignInAttempt): Promise<void>;
  /** Returns the attempt once: a second answer of the provider finds nothing. */
  abstract take(secretHash: string, now: Date): Promise<SignInAttempt | undefined>;
  abstract removeExpired(now: Date): Promise<void>;
}
