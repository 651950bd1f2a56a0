import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { RATE_WINDOW_MS, RateCounter } from '../platform/rate-counter.ts';
import type { RedisConnection } from './redis-connection.ts';

/** Below this part of the limit a request is not kept waiting for Redis. */
const SURE_PART = 0.8;
/** Requests that are not yet told to Redis: at most this part of the limit, and no longer than that time. Under 100 there are none. */
const UNTOLD_PART = 0.01;
const TELL_AFTER_MS = 50;
const MAX_KEYS = 50_000;

/** What is known here of one key in its window. */
interface Known {
  /** Of all replicas, as Redis said last, and of this one since. */
  total: number;
  untold: number;
  endsAt: number;
}

/**
 * One count over all replicas. Far from the limit a request passes by what is known here, and Redis is told of several at once; near
 * it, and for a key that is new here, Redis is asked first, so that the limit is kept to the request. Above it no one asks until
 * the window ends. While Redis is away each replica counts alone: a limit is no reason to fail.
 */
export class RedisRateCounter extends RateCounter {
  readonly #limit: number;
  readonly #limiter: RateLimiterRedis;
  readonly #known = new Map<string, Known>();
  readonly #untold = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(redis: RedisConnection, name: string, limit: number) {
    super();
    this.#limit = limit;
    const window = { points: limit, duration: RATE_WINDOW_MS / 1000 };
    this.#limiter = new RateLimiterRedis({
      ...window,
      storeClient: clientFor(redis),
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `${redis.prefix}rate-${name}`,
      insuranceLimiter: new RateLimiterMemory({ ...window, keyPrefix: name }),
    });
  }

  override count(key: string): number | Promise<number> {
    const now = performance.now();
    const known = this.#find(key, now);
    if (!known) return this.#ask(key, 1);
    if (known.total > this.#limit) return known.endsAt - now;
    known.total += 1;
    known.untold += 1;
    const untoldAtMost = Math.floor(this.#limit * UNTOLD_PART);
    if (known.total > this.#limit * SURE_PART || untoldAtMost === 0) {
      return this.#ask(key, this.#take(key, known));
    }
    if (known.untold >= untoldAtMost) void this.#ask(key, this.#take(key, known));
    else this.#tellSoon(key);
    return 0;
  }

  #find(key: string, now: number): Known | undefined {
    const known = this.#known.get(key);
    if (known && now < known.endsAt) return known;
    this.#known.delete(key);
    return undefined;
  }

  /** @returns how many requests of the key Redis is to be told of now */
  #take(key: string, known: Known): number {
    const { untold } = known;
    known.untold = 0;
    this.#untold.delete(key);
    return untold;
  }

  async #ask(key: string, requests: number): Promise<number> {
    const answer = await this.#limiter.consume(key, requests).catch((refusal: unknown) => refusal);
    if (!(answer instanceof RateLimiterRes)) return 0;
    const { consumedPoints, msBeforeNext } = answer;
    const endsAt = performance.now() + msBeforeNext;
    const { untold = 0 } = this.#known.get(key) ?? {};
    if (this.#known.size >= MAX_KEYS) this.#known.clear();
    this.#known.set(key, { total: consumedPoints + untold, untold, endsAt });
    return consumedPoints > this.#limit ? msBeforeNext : 0;
  }

  #tellSoon(key: string): void {
    this.#untold.add(key);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const each of this.#untold) {
        const known = this.#known.get(each);
        if (known && known.untold > 0) void this.#ask(each, this.#take(each, known));
      }
      this.#untold.clear();
    }, TELL_AFTER_MS).unref();
  }
}

/** What the limiter uses of a client, on whichever connection there is at the moment. */
function clientFor(redis: RedisConnection) {
  return {
    get isReady() {
      return redis.isReady;
    },
    eval: (script: string, options: { keys: string[]; arguments: string[] }) =>
      redis.run((client) => client.eval(script, options)),
  };
}
