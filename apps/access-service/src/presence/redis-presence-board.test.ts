import { randomUUID } from 'node:crypto';
import { createLogger } from '@switchboard/node-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectToRedis, redisServer } from '../../test/support/redis.ts';
import type { RedisConnection } from '../redis/redis-connection.ts';
import { RedisPresenceBoard } from './redis-presence-board.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const NOW = new Date();
const log = createLogger({ name: 'test', level: 'silent' });

describe.skipIf(!redisServer)('the presence board of replicas', () => {
  let redis: RedisConnection;
  let boards: RedisPresenceBoard[];
  const newBoard = () => new RedisPresenceBoard(redis, log, 200);
  beforeAll(async () => {
    redis = await connectToRedis(undefined, randomUUID());
    boards = [1, 2].map(newBoard);
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
    await vi.waitFor(async () => {
      const keys = await redis.run((client) => client.keys(`${redis.prefix}presence:*`));
      expect(keys).toHaveLength(1);
      const livesMs = await redis.run((client) => client.pTTL(keys[0]!));
      expect(livesMs).toBeGreaterThan(0);
      expect(livesMs).toBeLessThanOrEqual(600);
    }, WAIT);
    await here.write('bob', undefined, NOW);
  });

  it('writes anew what Redis has lost, however many there are', async () => {
    const [here, there] = boards as [RedisPresenceBoard, RedisPresenceBoard];
    const people = Array.from({ length: 501 }, (_, index) => `person ${index}`);
    await Promise.all(people.map((userId) => here.write(userId, 'away', NOW)));
    await redis.run(async (client) => client.del(await client.keys(`${redis.prefix}presence:*`)));
    await vi.waitFor(async () => {
      const states = new Set([...(await there.read(people)).values()].map(({ state }) => state));
      expect([...states]).toEqual(['away']);
    }, WAIT);
    await Promise.all(people.map((userId) => here.write(userId, undefined, NOW)));
  });

  it('says to the others that a replica has come, whose users they did not look for', async () => {
    const [here] = boards as [RedisPresenceBoard];
    const onStale = vi.fn();
    here.onStale(onStale);
    const third = newBoard();
    await third.write('dan', 'available', NOW);
    expect(onStale).not.toHaveBeenCalled();
    third.start();
    await vi.waitFor(() => expect(onStale).toHaveBeenCalled(), WAIT);
    expect((await here.read(['dan'])).get('dan')?.state).toBe('available');
    await third.stop();
  });

  it('loses the users of a replica that is gone, and says so to the others', async () => {
    const [here, there] = boards as [RedisPresenceBoard, RedisPresenceBoard];
    await there.write('cleo', 'available', NOW);
    await vi.waitFor(
      async () => expect((await here.read(['cleo'])).get('cleo')?.state).toBe('available'),
      WAIT,
    );
    const onStale = vi.fn();
    here.onStale(onStale);
    await there.stop();
    await vi.waitFor(() => expect(onStale).toHaveBeenCalled(), WAIT);
    expect((await here.read(['cleo'])).get('cleo')?.state).toBeUndefined();
  });
});
