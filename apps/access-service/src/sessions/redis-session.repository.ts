import { z } from 'zod';
import type { RedisConnection } from '../redis/redis-connection.ts';
import type { SealedValues } from '../redis/sealed-values.ts';
import type { User } from '../users/user.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { addScript, removeAllScript, removeScript } from './redis-session-scripts.ts';
import { SessionRepository, type StoredSession } from './session.repository.ts';
import type { SessionRecord } from './session.ts';

const MAX_LISTED = 200;

const storedSession = z.object({
  id: z.string(),
  userId: z.string(),
  createdAt: z.coerce.date(),
  lastSeenAt: z.coerce.date(),
  expiresAt: z.coerce.date(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
});

/**
 * Sessions in Redis, sealed, which forgets each by itself once it has timed out. Beside them each user has an index: session id →
 * hash of its secret. The users come from the database: their roles, and whether they are disabled, are as they are now.
 */
export class RedisSessionRepository extends SessionRepository {
  readonly #redis: RedisConnection;
  readonly #sealed: SealedValues;
  readonly #users: UserRepository;
  readonly #idleMs: number;

  constructor(dependencies: {
    redis: RedisConnection;
    sealed: SealedValues;
    users: UserRepository;
    idleMs: number;
  }) {
    super();
    this.#redis = dependencies.redis;
    this.#sealed = dependencies.sealed;
    this.#users = dependencies.users;
    this.#idleMs = dependencies.idleMs;
  }

  override async add({ secretHash, ...session }: StoredSession & { secretHash: string }): Promise<void> {
    const key = this.#keyOf(secretHash);
    const value = this.#sealed.seal(key, session);
    const livesMs = session.expiresAt.getTime() - session.createdAt.getTime();
    const ttlMs = Math.min(this.#idleMs, livesMs);
    await this.#redis.run((client) =>
      client.eval(addScript, {
        keys: [key, this.#indexOf(session.userId)],
        arguments: [value, String(ttlMs), String(livesMs), session.id, secretHash, this.#keyOf('')],
      }),
    );
  }

  override async find(secretHash: string): Promise<{ session: StoredSession; user: User } | undefined> {
    return (await this.findMany([secretHash])).get(secretHash);
  }

  override async findMany(
    secretHashes: readonly string[],
  ): Promise<ReadonlyMap<string, { session: StoredSession; user: User }>> {
    const sessions = await this.#read(secretHashes);
    if (sessions.size === 0) return new Map();
    const ids = new Set([...sessions.values()].map(({ userId }) => userId));
    const users = new Map((await this.#users.findMany([...ids])).map((user) => [user.id, user]));
    return new Map(
      [...sessions].flatMap(([hash, session]) => {
        const user = users.get(session.userId);
        return user ? [[hash, { session, user }] as const] : [];
      }),
    );
  }

  override async listOf(userId: string, notSeenSince: Date, now: Date): Promise<SessionRecord[]> {
    const index = await this.#redis.run((client) => client.hGetAll(this.#indexOf(userId)));
    const sessions = [...(await this.#read(Object.values(index))).values()];
    return sessions
      .filter(({ lastSeenAt, expiresAt }) => lastSeenAt > notSeenSince && expiresAt > now)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
      .slice(0, MAX_LISTED);
  }

  override async touch(secretHash: string, session: StoredSession, at: Date): Promise<void> {
    const key = this.#keyOf(secretHash);
    const value = this.#sealed.seal(key, { ...session, lastSeenAt: at });
    const ttlMs = Math.min(this.#idleMs, session.expiresAt.getTime() - at.getTime());
    if (ttlMs <= 0) return;
    // Only when it is still there: a session that ended meanwhile must not come back.
    await this.#redis.run((client) =>
      client.set(key, value, { condition: 'XX', expiration: { type: 'PX', value: ttlMs } }),
    );
  }

  override async remove(userId: string, id: string): Promise<boolean> {
    const count = await this.#redis.run((client) =>
      client.eval(removeScript, { keys: [this.#indexOf(userId)], arguments: [id, this.#keyOf('')] }),
    );
    return Number(count) > 0;
  }

  override async removeAllOf(userId: string, exceptId = ''): Promise<number> {
    const count = await this.#redis.run((client) =>
      client.eval(removeAllScript, {
        keys: [this.#indexOf(userId)],
        arguments: [exceptId, this.#keyOf('')],
      }),
    );
    return Number(count);
  }

  /** Redis does it. */
  override async removeTimedOut(): Promise<void> {}

  async #read(secretHashes: readonly string[]): Promise<ReadonlyMap<string, StoredSession>> {
    if (secretHashes.length === 0) return new Map();
    const keys = secretHashes.map((hash) => this.#keyOf(hash));
    const values = await this.#redis.run((client) => client.mGet(keys));
    return new Map(
      secretHashes.flatMap((hash, index) => {
        const opened = storedSession.safeParse(this.#sealed.open(keys[index]!, values[index]));
        return opened.success ? [[hash, opened.data] as const] : [];
      }),
    );
  }

  #keyOf(secretHash: string): string {
    return `${this.#redis.prefix}session:${secretHash}`;
  }

  #indexOf(userId: string): string {
    return `${this.#redis.prefix}sessions-of:${userId}`;
  }
}
