import { randomUUID } from 'node:crypto';
import { pagePresence, type PagePresence } from '@switchboard/access-api';
import type { Logger } from '@switchboard/node-kit';
import type { RedisClient, RedisConnection } from '../redis/redis-connection.ts';
import { LAST_SEEN_KEPT_MS, PresenceBoard } from './presence-board.ts';
import { strongestOf, type Whereabouts } from './presence.ts';

const BEAT_EVERY_MS = 5000;
/** So many beats after it was killed a replica is missed, and its users with it. */
const BEATS_MISSED = 3;
/** Fields of one command. */
const FIELDS_AT_ONCE = 500;

/**
 * One hash for each replica, user id → state, which Redis forgets when the replica stops renewing it: a beat costs the same
 * however many users there are, and a killed replica's users are offline by themselves. A sorted set has the replicas
 * with the time until which each lives. Nothing of it is secret, so it is not sealed.
 */
export class RedisPresenceBoard extends PresenceBoard {
  readonly #redis: RedisConnection;
  readonly #log: Logger;
  readonly #beatEveryMs: number;
  readonly #replicaId = randomUUID();
  readonly #own = new Map<string, PagePresence>();
  /** The others, as of the last beat. */
  #replicas: readonly string[] = [];
  /** True when Redis may not have what was written. */
  #mustRewrite = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(redis: RedisConnection, log: Logger, beatEveryMs = BEAT_EVERY_MS) {
    super();
    this.#beatEveryMs = beatEveryMs;
    this.#redis = redis;
    this.#log = log;
  }

  override start(): void {
    this.#timer = setInterval(() => void this.#beat(), this.#beatEveryMs);
    this.#timer.unref();
    this.#redis.onReady(() => void this.#beat());
    void this.#beat();
  }

  override async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#own.clear();
    await this.#attempt(async (client) => {
      await client.zRem(this.#replicasKey, this.#replicaId);
      await client.del(this.#keyOf(this.#replicaId));
    });
  }

  override async write(userId: string, state: PagePresence | undefined, at: Date): Promise<void> {
    const key = this.#keyOf(this.#replicaId);
    if (state === undefined) this.#own.delete(userId);
    else this.#own.set(userId, state);
    const isWritten = await this.#attempt(async (client) => {
      if (state !== undefined) await client.hSet(key, userId, state);
      else {
        await client.hDel(key, userId);
        const expiration = { type: 'PX', value: LAST_SEEN_KEPT_MS } as const;
        await client.set(this.#seenKeyOf(userId), at.toISOString(), { expiration });
      }
      // The first user of a replica begins the hash.
      await client.pExpire(key, this.#livesMs);
      return true;
    });
    if (!isWritten) this.#mustRewrite = true;
  }

  override async read(userIds: readonly string[]): Promise<ReadonlyMap<string, Whereabouts>> {
    const others = this.#replicas;
    const found = await this.#attempt(async (client) => ({
      states: await Promise.all(others.map((id) => readFields(client, this.#keyOf(id), userIds))),
      seen: userIds.length === 0 ? [] : await client.mGet(userIds.map((id) => this.#seenKeyOf(id))),
    }));
    return new Map(
      userIds.map((userId, index) => {
        const said = (found?.states ?? []).map((states) => pagePresence.safeParse(states[index]).data);
        const states = [this.#own.get(userId), ...said].filter((state) => state !== undefined);
        const seen = found?.seen[index];
        return [userId, { state: strongestOf(states), lastSeenAt: seen ? new Date(seen) : undefined }];
      }),
    );
  }

  /** Renews what this replica wrote, and looks who else is there. */
  async #beat(): Promise<void> {
    const now = Date.now();
    const replicas = await this.#attempt(async (client) => {
      const isThere = await client.pExpire(this.#keyOf(this.#replicaId), this.#livesMs);
      if (this.#mustRewrite || (!isThere && this.#own.size > 0)) await this.#rewrite(client);
      await client.zAdd(this.#replicasKey, { score: now + this.#livesMs, value: this.#replicaId });
      await client.zRemRangeByScore(this.#replicasKey, 0, now);
      return client.zRange(this.#replicasKey, 0, -1);
    });
    if (!replicas) {
      this.#mustRewrite = true;
      return;
    }
    const known = this.#replicas.join();
    this.#replicas = replicas.filter((id) => id !== this.#replicaId).sort();
    if (this.#replicas.join() !== known) this.becameStale();
  }

  /** At once, for Redis and for this process: what `write` sends meanwhile comes after all of it. */
  async #rewrite(client: RedisClient): Promise<void> {
    const key = this.#keyOf(this.#replicaId);
    this.#mustRewrite = false;
    const all = [...this.#own];
    const commands = client.multi().del(key);
    for (let start = 0; start < all.length; start += FIELDS_AT_ONCE)
      commands.hSet(key, Object.fromEntries(all.slice(start, start + FIELDS_AT_ONCE)));
    await commands.pExpire(key, this.#livesMs).exec();
  }

  get #livesMs(): number {
    return this.#beatEveryMs * BEATS_MISSED;
  }

  async #attempt<T>(work: (client: RedisClient) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#redis.run(work);
    } catch (err) {
      this.#log.debug({ err }, 'presence could not be shared');
      return undefined;
    }
  }

  get #replicasKey(): string {
    return `${this.#redis.prefix}presence-replicas`;
  }

  #keyOf(replicaId: string): string {
    return `${this.#redis.prefix}presence:${replicaId}`;
  }

  #seenKeyOf(userId: string): string {
    return `${this.#redis.prefix}last-seen:${userId}`;
  }
}

async function readFields(
  client: RedisClient,
  key: string,
  fields: readonly string[],
): Promise<(string | null)[]> {
  return fields.length === 0 ? [] : client.hmGet(key, [...fields]);
}
