import { AppError } from '@switchboard/node-kit';
import type { AppConfig } from '../config/app-config.ts';

const WINDOW_MS = 60_000;

/** Requests in one minute, counted in this process: each replica allows the whole limit. */
export class RateLimits {
  readonly #perAddress: FixedWindow;
  readonly #perUser: FixedWindow;
  readonly #signIn: FixedWindow;

  constructor(limits: AppConfig['rateLimit']) {
    this.#perAddress = new FixedWindow(limits.perAddress);
    this.#perUser = new FixedWindow(limits.perUser);
    this.#signIn = new FixedWindow(limits.signIn);
  }

  /** @throws AppError `rate-limit/address` */
  ofAddress(address: string): void {
    this.#perAddress.count(address, 'rate-limit/address', 'Too many requests from your address.');
  }

  /** @throws AppError `rate-limit/user` */
  ofUser(userId: string): void {
    this.#perUser.count(userId, 'rate-limit/user', 'Too many requests from your account.');
  }

  /** @throws AppError `rate-limit/sign-in` */
  ofSignIn(address: string): void {
    this.#signIn.count(address, 'rate-limit/sign-in', 'Too many attempts to sign in from your address.');
  }
}

/** All keys begin anew together, so that a minute's counts are forgotten at once and need no timers. */
class FixedWindow {
  readonly #limit: number;
  #counts = new Map<string, number>();
  #endsAt = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  count(key: string, code: string, message: string): void {
    const now = performance.now();
    if (now >= this.#endsAt) {
      this.#counts = new Map();
      this.#endsAt = now + WINDOW_MS;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count <= this.#limit) return;
    const retryAfterSeconds = Math.max(1, Math.ceil((this.#endsAt - now) / 1000));
    throw new AppError('limited', code, `${message} Try again in ${retryAfterSeconds} s.`, {
      retryAfterSeconds,
    });
  }
}
