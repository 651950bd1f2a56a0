import { AppError } from '@switchboard/node-kit';
import type { AppConfig } from '../config/app-config.ts';
import { LocalRateCounter, type RateCounter } from './rate-counter.ts';

/** Makes the counter of one kind of limit. */
export type NewRateCounter = (name: string, limit: number) => RateCounter;

/** Requests in one minute. No promise where the answer is known at once. */
export class RateLimits {
  readonly #perAddress: RateCounter;
  readonly #perUser: RateCounter;
  readonly #signIn: RateCounter;

  constructor(
    limits: AppConfig['rateLimit'],
    newCounter: NewRateCounter = (_, limit) => new LocalRateCounter(limit),
  ) {
    this.#perAddress = newCounter('address', limits.perAddress);
    this.#perUser = newCounter('user', limits.perUser);
    this.#signIn = newCounter('sign-in', limits.signIn);
  }

  /** @throws AppError `rate-limit/address`, or the promise fails with it */
  ofAddress(address: string): void | Promise<void> {
    return count(this.#perAddress, address, 'rate-limit/address', 'Too many requests from your address.');
  }

  /** @throws AppError `rate-limit/user`, or the promise fails with it */
  ofUser(userId: string): void | Promise<void> {
    return count(this.#perUser, userId, 'rate-limit/user', 'Too many requests from your account.');
  }

  /** @throws AppError `rate-limit/sign-in`, or the promise fails with it */
  ofSignIn(address: string): void | Promise<void> {
    const message = 'Too many attempts to sign in from your address.';
    return count(this.#signIn, address, 'rate-limit/sign-in', message);
  }
}

function count(counter: RateCounter, key: string, code: string, message: string): void | Promise<void> {
  const require = (waitMs: number) => {
    if (waitMs <= 0) return;
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
    throw new AppError('limited', code, `${message} Try again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
    });
  };
  const waitMs = counter.count(key);
  return typeof waitMs === 'number' ? require(waitMs) : waitMs.then(require);
}
