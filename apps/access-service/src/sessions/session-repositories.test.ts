import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@switchboard/database';
import { Secret } from '@switchboard/node-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectToRedis, newEncryptionKey, redisServer } from '../../test/support/redis.ts';
import type { RedisConnection } from '../redis/redis-connection.ts';
import { SealedValues } from '../redis/sealed-values.ts';
import { PrismaUserRepository } from '../users/prisma-user.repository.ts';
import { PrismaSessionRepository } from './prisma-session.repository.ts';
import { RedisSessionRepository } from './redis-session.repository.ts';
import { describeSessionRepository } from './session-repository.contract.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ inMemory: true });
});
afterAll(() => database.close());

describeSessionRepository('PrismaSessionRepository', () => ({
  sessions: new PrismaSessionRepository(database.client, 'r'),
  users: new PrismaUserRepository(database.client, 'r'),
}));

describe.skipIf(!redisServer)('on Redis', () => {
  let redis: RedisConnection;
  const key = new Secret(newEncryptionKey());
  beforeAll(async () => {
    redis = await connectToRedis();
  });
  afterAll(() => redis.close());

  const open = (keys = [key], idleMs = 1_800_000) => {
    const users = new PrismaUserRepository(database.client, 'r');
    const sealed = new SealedValues(keys);
    return { users, sessions: new RedisSessionRepository({ redis, sealed, users, idleMs }) };
  };
  describeSessionRepository('RedisSessionRepository', open);

  const signedIn = async ({ sessions, users }: ReturnType<typeof open>, lifetimeMs = 60_000) => {
    const profile = { issuer: 't', displayName: 'Ada', email: null, isNamedAdmin: false } as const;
    const { user } = await users.signIn({ ...profile, subject: randomUUID(), role: 'member' }, new Date());
    const now = new Date();
    const secretHash = randomUUID();
    const times = { createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + lifetimeMs) };
    const session = { id: randomUUID(), userId: user.id, userAgent: 'Firefox/42', address: '192.0.2.77' };
    await sessions.add({ ...session, ...times, secretHash });
    return { ...session, ...times, secretHash };
  };

  it('is forgotten by itself once it has timed out, by either time-out', async () => {
    for (const [idleMs, lifetimeMs] of [
      [50, 60_000],
      [60_000, 50],
    ] as const) {
      const parts = open([key], idleMs);
      const { secretHash } = await signedIn(parts, lifetimeMs);
      const stored = () => redis.run((client) => client.exists(`${redis.prefix}session:${secretHash}`));
      await vi.waitFor(async () => expect(await stored()).toBe(0), { timeout: 20_000 });
    }
  });

  it('lives on while it is used', async () => {
    const parts = open([key], 60_000);
    const { secretHash, ...session } = await signedIn(parts);
    const ttl = () => redis.run((client) => client.pTTL(`${redis.prefix}session:${secretHash}`));
    await redis.run((client) => client.pExpire(`${redis.prefix}session:${secretHash}`, 5000));
    await parts.sessions.touch(secretHash, session, new Date());
    expect(await ttl()).toBeGreaterThan(30_000);
  });

  it('can be read with both keys of a rotation, and not without the one that sealed it', async () => {
    const { secretHash } = await signedIn(open());
    const next = new Secret(newEncryptionKey());
    expect(await open([next, key]).sessions.find(secretHash)).toBeDefined();
    expect(await open([next]).sessions.find(secretHash)).toBeUndefined();
  });

  it('cannot be read in Redis, nor be given a secret of one’s own', async () => {
    const parts = open();
    const { secretHash } = await signedIn(parts);
    const [from, to] = [secretHash, randomUUID()].map((hash) => `${redis.prefix}session:${hash}`);
    const value = await redis.run((client) => client.get(from!));
    expect(Buffer.from(value!, 'base64url').toString('latin1')).not.toMatch(/Firefox|192\.0\.2|userId/);
    await redis.run((client) => client.set(to!, value!));
    expect(await parts.sessions.find(to!.split(':').at(-1)!)).toBeUndefined();
  });
});
