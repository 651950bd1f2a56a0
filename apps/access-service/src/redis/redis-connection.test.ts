import { AsyncLocalStorage } from 'node:async_hooks';
import { ErrorReply } from '@redis/client';
import { describe, expect, it, vi } from 'vitest';
import { connectToRedis, redisServer } from '../../test/support/redis.ts';

describe.skipIf(!redisServer)('RedisConnection', () => {
  it('begins another connection, where the server has become a replica, outside of the request that learns of it', async () => {
    const requests = new AsyncLocalStorage<string>();
    const redis = await connectToRedis();
    const readyIn: (string | undefined)[] = [];
    redis.onReady(() => readyIn.push(requests.getStore()));
    const refuse = () =>
      Promise.reject(new ErrorReply('READONLY You can not write against a read only replica.'));
    await requests.run('a request', async () => {
      await expect(redis.run(refuse)).rejects.toMatchObject({ code: 'redis/unavailable' });
    });
    await vi.waitFor(() => expect(readyIn).toEqual([undefined]), 20_000);
    redis.close();
  });
});
