import { randomBytes, randomUUID } from 'node:crypto';
// eslint-disable-next-line @nx/enforce-module-boundaries -- tests need servers, the service does not
export { findRedis, TemporaryRedis } from '@switchboard/dev-env';
import { createLogger, Secret } from '@switchboard/node-kit';
import { vi } from 'vitest';
import { RedisConnection } from '../../src/redis/redis-connection.ts';

/** For example `redis://localhost:6379`; without it there is no server to test with. */
export const redisServer = process.env['TEST_REDIS_URL'];

/** A key that the replicas of one test share. */
export const newEncryptionKey = () => randomBytes(32).toString('base64');

/** A connection in a name space of its own, once it can be used. */
export async function connectToRedis(
  url = redisServer!,
  resource: string = randomUUID(),
): Promise<RedisConnection> {
  const log = createLogger({ name: 'test', level: 'silent' });
  const redis = new RedisConnection({ url: new Secret(url), resource, log });
  await vi.waitFor(() => redis.ping(), 20_000);
  return redis;
}
