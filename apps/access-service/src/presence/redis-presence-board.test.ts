import { randomUUID } from 'node:crypto';
import { createLogger } from '@switchboard/node-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectToRedis, redisServer } from '../../test/support/redis.ts';
import type { RedisConnection } from '../redis/redis-connection.ts';
import { RedisPresenceBoard } from './redis-presence-board.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const NOW = new Date();

describe.skipIf(!redisServer)('the presence board of replicas', () => {
  let redis: RedisConnection;
  let boards: RedisPresenceBoard[];
  beforeAll(async () => {
    redis = await connectToRedis(undefined, randomUUID());
    const log = createLogger({ name: 'test', level: 'silent' });
    boards = [1, 2].map(() => new RedisPresenceBoard(redis, log, 200));
    for (const board of boards) board.start();
  });
  afterAll(async () => {
    for (const board of boards) await board.stop();
    redis.close();
  });

  it('shows each what pages of the other say, the strongest of both, and when somebody left', async () => {
    const [here, there] = boards as [RedisPresenceBoard, RedisPresenceBoard];
    const of = async (board: RedisPresenceBoard, userId = 'ada') => (await board.read([userId])).get(userId);
    await here.write('ada', 'away', NOW);
    await vi.waitFor(async () => expect((await of(there))?.state).toBe('away'), WAIT);
    await there.write('ada', 'in-call', NOW);
    await vi.waitFor(async () => expect((await of(here))?.state).toBe('in-call'), WAIT);
    for (const board of [here, there]) await board.write('ada', undefined, NOW);
    for (const board of [here, there]) expect(await of(board)).toEqual({ state: undefined, lastSeenAt: NOW });
    expect(await of(here, 'nobody')).toEqual({ state: undefined, lastSeenAt: undefined });
  });

  it('keeps nothing of a replica for longer than it lives', async () => {
    const [here] = boards as [RedisPresenceBoard];
    await here.write('bob', 'available', NOW);
    const keys = await redis.run((client) => client.keys(`${redis.prefix}presence:*`));
    expect(keys).toHaveLength(1);
    const livesMs = await redis.run((client) => client.pTTL(keys[0]!));
    expect(livesMs).toBeGreaterThan(0);
    expect(livesMs).toBeLessThanOrEqual(600);
    await here.write('bob', undefined, NOW);
  });

  it('loses the users of a replica that is gone, and says so to the others', async () => {
    const [here, there] = boards as [RedisPresenceBoard, RedisPresenceBoard];
    await there.write('cleo', 'available', NOW);
    await vi.waitFor(
      async () => expect((await here.read(['cleo'])).get('cleo')?.state).toBe('available'),
      WAIT,
    );
    const onLoss = vi.fn();
    here.onLoss(onLoss);
    await there.stop();
    await vi.waitFor(() => expect(onLoss).toHaveBeenCalled(), WAIT);
    expect((await here.read(['cleo'])).get('cleo')?.state).toBeUndefined();
  });
});
