import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@switchboard/node-kit';
import { SharedCache, type SharedValue, type SharedValueRequest } from '../platform/shared-cache.ts';
import type { RedisConnection } from './redis-connection.ts';
import type { SealedValues } from './sealed-values.ts';

/** Whoever makes a value has this long before the others make their own. */
const LOCK_MS = 3000;
const LOOK_EVERY_MS = 30;

/** KEYS: a lock. ARGV: who holds it, as far as they know. */
const unlockScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/** Values in Redis, sealed. While Redis is away each replica makes its own. */
export class RedisSharedCache extends SharedCache {
  readonly #redis: RedisConnection;
  readonly #sealed: SealedValues;
  readonly #log: Logger;

  constructor(redis: RedisConnection, sealed: SealedValues, log: Logger) {
    super();
    this.#redis = redis;
    this.#sealed = sealed;
    this.#log = log;
  }

  override async obtain<T>(request: SharedValueRequest<T>): Promise<T> {
    const ticket = randomUUID();
    const lock = `${this.#redis.prefix}lock:${request.flight}`;
    for (const giveUpAt = performance.now() + LOCK_MS; performance.now() < giveUpAt;) {
      const found = await this.#attempt(() => this.#findGood(request));
      if (found !== undefined) return found;
      // Without an answer there is nobody to wait for.
      const isFree = await this.#attempt(() => this.#lock(lock, ticket));
      if (isFree !== false) break;
      await delay(LOOK_EVERY_MS);
    }
    try {
      // Between a look and the lock somebody else may have been done.
      return (await this.#attempt(() => this.#findGood(request))) ?? (await this.#make(request));
    } finally {
      await this.#attempt(() => this.#unlock(lock, ticket));
    }
  }

  override async remove<T>(
    values: readonly SharedValue<T>[],
    isMeant: (value: T) => boolean = () => true,
  ): Promise<void> {
    await this.#attempt(async () => {
      const found = await Promise.all(values.map((value) => this.#find(value)));
      const meant = values.filter((_, index) => {
        const value = found[index];
        return value === undefined || isMeant(value);
      });
      const keys = meant.map(({ name }) => this.#keyOf(name));
      if (keys.length > 0) await this.#redis.run((client) => client.del(keys));
    });
  }

  async #make<T>(request: SharedValueRequest<T>): Promise<T> {
    const value = await request.make();
    const key = this.#keyOf(request.name);
    const livesMs = Math.floor(request.livesMs(value));
    if (livesMs > 0) {
      const sealed = this.#sealed.seal(key, value);
      await this.#attempt(() =>
        this.#redis.run((client) => client.set(key, sealed, { expiration: { type: 'PX', value: livesMs } })),
      );
    }
    return value;
  }

  async #findGood<T>(request: SharedValueRequest<T>): Promise<T | undefined> {
    const found = await this.#find(request);
    return found !== undefined && request.isGood(found) ? found : undefined;
  }

  async #find<T>({ name, schema }: SharedValue<T>): Promise<T | undefined> {
    const key = this.#keyOf(name);
    const text = await this.#redis.run((client) => client.get(key));
    return schema.safeParse(this.#sealed.open(key, text)).data;
  }

  async #lock(lock: string, ticket: string): Promise<boolean> {
    const answer = await this.#redis.run((client) =>
      client.set(lock, ticket, { condition: 'NX', expiration: { type: 'PX', value: LOCK_MS } }),
    );
    return answer !== null;
  }

  async #unlock(lock: string, ticket: string): Promise<void> {
    await this.#redis.run((client) => client.eval(unlockScript, { keys: [lock], arguments: [ticket] }));
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (err) {
      this.#log.debug({ err }, 'what replicas share could not be used');
      return undefined;
    }
  }

  #keyOf(name: string): string {
    return `${this.#redis.prefix}${name}`;
  }
}
