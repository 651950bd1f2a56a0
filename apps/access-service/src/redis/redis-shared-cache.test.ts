import { createLogger, Secret } from '@switchboard/node-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectToRedis, newEncryptionKey, redisServer } from '../../test/support/redis.ts';
import type { RedisConnection } from './redis-connection.ts';
import { RedisSharedCache } from './redis-shared-cache.ts';
import { SealedValues } from './sealed-values.ts';

describe.skipIf(!redisServer)('RedisSharedCache', () => {
  const log = createLogger({ name: 'test', level: 'silent' });
  const sealed = new SealedValues([new Secret(newEncryptionKey())]);
  let redis: RedisConnection;
  let here: RedisSharedCache;
  let there: RedisSharedCache;
  beforeAll(async () => {
    redis = await connectToRedis();
    [here, there] = [new RedisSharedCache(redis, sealed, log), new RedisSharedCache(redis, sealed, log)];
  });
  afterAll(() => redis.close());

  let made = 0;
  const request = (name: string, change: { make?: () => Promise<number>; isGood?: () => boolean } = {}) => ({
    name,
    flight: name,
    schema: z.number(),
    isGood: () => true,
    make: async () => (made += 1),
    livesMs: () => 60_000,
    ...change,
  });

  it('makes one value for all who ask at once, and for those who ask later', async () => {
    const before = made;
    const values = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).obtain(request('a'))),
    );
    expect(new Set(values)).toEqual(new Set([before + 1]));
    expect(await here.obtain(request('a'))).toBe(before + 1);
  });

  it('makes another when the one that is there is not good', async () => {
    const first = await here.obtain(request('b'));
    expect(await there.obtain(request('b', { isGood: () => false }))).not.toBe(first);
  });

  it('lets the next one try when making fails', async () => {
    const fails = request('c', { make: () => Promise.reject(new Error('No.')) });
    await expect(here.obtain(fails)).rejects.toThrow('No.');
    const before = made;
    expect(await there.obtain(request('c'))).toBe(before + 1);
  });

  it('waits for another replica only so long', async () => {
    await redis.run((client) => client.set(`${redis.prefix}lock:d`, 'of one that was killed'));
    const before = made;
    expect(await here.obtain(request('d'))).toBe(before + 1);
    expect(await redis.run((client) => client.get(`${redis.prefix}lock:d`))).toBe('of one that was killed');
  });

  it('removes what is meant, and only that', async () => {
    const value = await here.obtain(request('e'));
    const e = { name: 'e', schema: z.number() };
    await there.remove([e], (found) => found !== value);
    expect(await here.obtain(request('e'))).toBe(value);
    await there.remove([e], (found) => found === value);
    expect(await here.obtain(request('e'))).not.toBe(value);
  });

  it('makes a value without Redis', async () => {
    const away = await connectToRedis();
    away.close();
    const before = made;
    expect(await new RedisSharedCache(away, sealed, log).obtain(request('f'))).toBe(before + 1);
    await new RedisSharedCache(away, sealed, log).remove([{ name: 'f', schema: z.number() }]);
  });
});
