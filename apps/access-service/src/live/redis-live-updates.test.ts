import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@switchboard/database';
import { createLogger } from '@switchboard/node-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LiveBed, type Page } from '../../test/support/live-bed.ts';
import { connectToRedis, newEncryptionKey, redisServer } from '../../test/support/redis.ts';
import type { RedisConnection } from '../redis/redis-connection.ts';
import { RedisReplicaBus } from '../redis/redis-replica-bus.ts';
import type { User } from '../users/user.ts';

/** Before a replica that was told nothing looks by itself. */
const SOON = 9000;
const NUMBER = '+18335550020';

describe.skipIf(!redisServer)('live updates of two replicas', () => {
  let database: Database;
  let connections: RedisConnection[];
  let here: LiveBed;
  let there: LiveBed;
  beforeAll(async () => {
    database = await openDatabase({ inMemory: true });
    const resource = randomUUID();
    connections = [await connectToRedis(undefined, resource), await connectToRedis(undefined, resource)];
    const variables = { REDIS_URL: redisServer!, REDIS_ENCRYPTION_KEY: newEncryptionKey() };
    const start = (index: number) => LiveBed.start(variables, { database, redis: connections[index]! });
    [here, there] = [await start(0), await start(1)];
    await subscribed();
  });
  afterAll(async () => {
    await here[Symbol.asyncDispose]();
    await there[Symbol.asyncDispose]();
    for (const connection of connections) connection.close();
    await database.close();
  });

  /** Whoever hears what was subscribed to last has all subscriptions; what was said before that was a gap. */
  async function subscribed(): Promise<void> {
    for (const connection of connections) {
      let isHeard = false;
      const channel = `${connection.prefix}${randomUUID()}`;
      connection.subscribe(channel, () => (isHeard = true));
      await vi.waitFor(async () => {
        await connection.run((client) => client.publish(channel, ''));
        expect(isHeard).toBe(true);
      }, SOON);
    }
  }
  const says = (bed: LiveBed, phoneNumber = NUMBER) =>
    bed.services.live.publish({ phoneNumber }, 'sms:conversation', { phoneNumber, conversationId: 'c' });
  const heard = (page: Page) =>
    page.heard.filter(
      ({ update }) => (update as { phoneNumber?: string } | undefined)?.phoneNumber === NUMBER,
    ).length;
  /** What was said to the page before has arrived when this has. */
  async function arrived(user: User, page: Page): Promise<void> {
    const update = { phoneNumber: '', conversationId: randomUUID() };
    here.services.live.publish({ userIds: [user.id] }, 'sms:conversation', update);
    await vi.waitFor(() => expect(page.heard).toContainEqual({ name: 'sms:conversation', update }), SOON);
  }

  it('an update of one reaches the pages of both, once each', async () => {
    const user = await here.addUser('admin');
    const pages = [await here.connect(user), await there.connect(user)];
    says(here);
    for (const page of pages) await vi.waitFor(() => expect(heard(page)).toBe(1), SOON);
    says(there);
    for (const page of pages) await vi.waitFor(() => expect(heard(page)).toBe(2), SOON);
  });

  it('who sees a number is known to both as soon as one is told', async () => {
    const [ada, bob] = [await here.addUser(), await here.addUser()];
    await here.assignNumber(NUMBER, ada.id);
    const [pageOfAda, pageOfBob] = [await there.connect(ada), await there.connect(bob)];
    says(here);
    await vi.waitFor(() => expect(heard(pageOfAda)).toBe(1), SOON);
    await here.assignNumber(NUMBER, bob.id);
    here.services.live.numbersChanged([ada.id, bob.id]);
    await vi.waitFor(async () => {
      const before = [heard(pageOfAda), heard(pageOfBob)] as const;
      says(here);
      await Promise.all([arrived(ada, pageOfAda), arrived(bob, pageOfBob)]);
      expect([heard(pageOfAda), heard(pageOfBob)]).toEqual([before[0], before[1] + 1]);
    }, 2 * SOON);
  });

  it('a page of the one is closed when its session ends on the other', async () => {
    const user = await here.addUser();
    const { id, cookie } = await here.startSession(user);
    const page = there.open({ cookie });
    expect(await there.outcomeOf(page)).toBe('connected');
    await here.services.sessions.end(user.id, id);
    await vi.waitFor(() => expect(page.socket.connected).toBe(false), SOON);
    expect(page.heard.at(-1)?.name).toBe('session:ended');
  });

  it('pages come back when the other replica could not tell something', async () => {
    const page = await there.connect(await here.addUser());
    const bus = new RedisReplicaBus(connections[0]!, createLogger({ name: 'test', level: 'silent' }));
    bus.tellOfGap();
    await vi.waitFor(() => expect(page.socket.connected).toBe(false), SOON);
  });
});
