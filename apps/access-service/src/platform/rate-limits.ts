import { AppError } from '@switchboard/node-kit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AppConfig } from '../config/app-config.ts';

/** Requests in one minute, counted in this process: each replica allows the whole limit. */
export class RateLimits {
  readonly #perAddress: RateLimiterMemory;
  readonly #perUser: RateLimiterMemory;
  readonly #signIn: RateLimiterMemory;

  constructor(limits: AppConfig['rateLimit']) {
    const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.#perAddress = perMinute(limits.perAddress);
    this.#perUser = perMinute(limits.perUser);
    this.#signIn = perMinute(limits.signIn);
  }

  /** @throws AppError `rate-limit/address` */
  async ofAddress(address: string): Promise<void> {
    await consume(this.#perAddress, address, 'rate-limit/address', 'Too many requests from your address.');
  }

  /** @throws AppError `rate-limit/user` */
  async ofUser(userId: string): Promise<void> {
    await consume(this.#perUser, userId, 'rate-limit/user', 'Too many requests from your account.');
  }

  /** @throws AppError `rate-limit/sign-in` */
  async ofSignIn(address: string): Promise<void> {
    await consume(
      this.#signIn,
      address,
      'rate-limit/sign-in',
      'Too many attempts to sign in from your address.',
    );
  }
}

async function consume(
  limiter: RateLimiterMemory,
  key: string,
  code: string,
  message: string,
): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('limited', code, `${message} Try again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
    });
  }
}
