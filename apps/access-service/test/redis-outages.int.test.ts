import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { post, SECRET, smsReceived } from './support/event-bed.ts';
import { LivePage } from './support/live-page.ts';
import { PostgresBed } from './support/postgres-bed.ts';
import { findRedis, newEncryptionKey, redisServer, TemporaryRedis } from './support/redis.ts';
import { hasServers, RedisBed } from './support/redis-bed.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const away = { status: 503, code: 'redis/unavailable', retryAfterSeconds: 2 };
const redisProgram = findRedis();

describe.skipIf(!hasServers)('while Redis does not answer', () => {
  let redis: RedisBed;
  let bed: ServiceBed;
  beforeAll(async () => {
    redis = await RedisBed.start({ EVENTS_WEBHOOK_SECRET: SECRET });
    bed = redis.services;
  });
  afterEach(async () => {
    await redis.connection.restore();
    await isReady();
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  /** Readiness would do, if its report were not half a second old. */
  const isReady = () =>
    vi.waitFor(async () => {
      for (const index of [0, 1]) await bed.signIn('Somebody', bed.replica(index));
    }, 20_000);

  /** Until the service has to ask whether the session goes on. */
  const untilRefused = (client: TestClient) =>
    vi.waitFor(() => expect(client.refresh()).rejects.toMatchObject(away), 20_000);

  it('503 with Retry-After for what needs a session, then everything works again by itself', async () => {
    const client = await bed.signIn('Ada');
    await redis.connection.cut();
    await untilRefused(client);
    await expect(bed.client().signIn('Bob')).rejects.toMatchObject(away);
    expect((await client.send('GET', '/healthz')).status).toBe(200);
    const ready = await client.send('GET', '/readyz');
    expect(ready).toMatchObject({
      status: 503,
      body: { checks: { redis: 'failed', database: 'ok', communicationServices: 'ok' } },
    });
    expect(ready.headers.get('retry-after')).toBe('2');
    const refused = await client.send('GET', '/api/session');
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);

    await redis.connection.restore();
    await vi.waitFor(() => client.refresh(), 20_000);
  });

  it('503 within two seconds while it says nothing, never a hang', async () => {
    const client = await bed.signIn('Ada');
    redis.connection.silence();
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => bed.client().send('POST', '/api/sign-in/development', signIn)),
    );
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([503]));
    await untilRefused(client);
    await redis.connection.restore();
    await vi.waitFor(() => client.refresh(), 20_000);
  });
  const signIn = { body: { displayName: 'Ada' } };

  it('events are taken, and forms of no session answered', async () => {
    await redis.connection.cut();
    const posted = await post(bed.service.url, [smsReceived()]);
    expect(posted.status).toBe(200);
    expect((await bed.client().send('GET', '/api/config')).status).toBe(200);
    expect((await bed.client().send('GET', '/api/session')).status).toBe(401);
  });

  it('tells Prometheus and the log, once', async () => {
    const upIn = async () =>
      /^access_redis_up (\d)/m.exec((await bed.client().send('GET', '/metrics')).body)?.[1];
    await vi.waitFor(async () => expect(await upIn()).toBe('1'), { timeout: 20_000 });
    const before = bed.log.length;
    await redis.connection.cut();
    await vi.waitFor(async () => expect(await upIn()).toBe('0'), 20_000);
    await redis.connection.restore();
    await vi.waitFor(async () => expect(await upIn()).toBe('1'), 20_000);
    const lines = bed.log.slice(before).filter((line) => line.includes('Redis'));
    expect(lines.filter((line) => line.includes('Redis at REDIS_URL cannot be used')).length).toBeLessThan(7);
    expect(lines.join('')).toContain('Redis can be used again');
    expect(lines.join('')).not.toContain(String(redis.connection.port));
  });

  it('disabling somebody ends their tokens, and can be repeated for their sessions', async () => {
    const [admin, client] = [await bed.signIn('Admin'), await bed.signIn('Mallory')];
    const { token } = await client.api.issueToken();
    await admin.refresh();
    await redis.connection.cut();
    await expect(admin.api.disableUser(client.userId)).rejects.toMatchObject(away);
    await redis.connection.restore();
    await vi.waitFor(() => admin.api.disableUser(client.userId), 20_000);
    const answer = await fetch(`${bed.emulator.endpoint}/chat/threads?api-version=2025-03-15`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
    await admin.api.enableUser(client.userId);
    await expect(client.refresh()).rejects.toMatchObject({ status: 401 });
  });

  it('pages come back afterwards, for they may have missed something', async () => {
    const [admin, client] = [await bed.signIn('Admin'), await bed.signIn('Ada', bed.replica(1))];
    using page = await LivePage.open(client, bed.origin, { reconnects: true });
    await redis.connection.cut();
    await untilRefused(admin);
    await redis.connection.restore();
    await vi.waitFor(async () => {
      const team = await admin.api.createTeam({ name: crypto.randomUUID(), memberUserIds: [client.userId] });
      await admin.api.deleteTeam(team.id);
      expect(page.connections).toBeGreaterThan(1);
      expect(page.updates('phone-numbers:changed').length).toBeGreaterThan(0);
    }, 20_000);
  });
});

describe.skipIf(!hasServers)('while PostgreSQL does not answer', () => {
  let postgres: PostgresBed;
  let bed: ServiceBed;
  beforeAll(async () => {
    postgres = await PostgresBed.start({
      REDIS_URL: redisServer!,
      REDIS_ENCRYPTION_KEY: newEncryptionKey(),
    });
    bed = postgres.services;
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  it('nobody is signed out, and a sign-out that failed can be repeated', async () => {
    const client = await bed.signIn('Ada');
    await client.api.issueToken();
    await postgres.connection.cut();
    await expect(client.api.signOut()).rejects.toMatchObject({ status: 503, code: 'database/unavailable' });
    await postgres.connection.restore();
    await vi.waitFor(() => client.refresh(), 20_000);
  });
});

describe.skipIf(!redisProgram)('a Redis server of its own', () => {
  it('that crashes and comes back forgets nobody who is signed in', async () => {
    await using server = await TemporaryRedis.start(redisProgram!);
    await using bed = await ServiceBed.start({
      REDIS_URL: server.url,
      REDIS_ENCRYPTION_KEY: newEncryptionKey(),
    });
    const clients = await Promise.all(Array.from({ length: 10 }, () => bed.signIn('Ada')));
    const { token } = await clients[0]!.api.issueToken();
    await server.kill();
    await vi.waitFor(() => expect(clients[0]!.refresh()).rejects.toMatchObject(away), 20_000);
    await server.start();
    await vi.waitFor(() => clients[0]!.refresh(), 20_000);
    for (const client of clients) await client.refresh();
    expect((await clients[0]!.api.issueToken()).token).toBe(token);
  });

  it('that is not there yet lets the service start, which is ready when it comes', async () => {
    await using server = await TemporaryRedis.start(redisProgram!);
    await server.kill();
    await using bed = await ServiceBed.start({
      REDIS_URL: server.url,
      REDIS_ENCRYPTION_KEY: newEncryptionKey(),
    });
    expect((await bed.client().send('GET', '/readyz')).body).toMatchObject({ checks: { redis: 'failed' } });
    expect((await bed.client().send('GET', '/healthz')).status).toBe(200);
    expect(bed.log.join('')).toContain('nothing listens at the host and port of REDIS_URL');
    await server.start();
    await vi.waitFor(() => bed.signIn('Ada'), 20_000);
    await vi.waitFor(
      async () => expect((await bed.client().send('GET', '/readyz')).status).toBe(200),
      20_000,
    );
  });

  it('that refuses the password is named by its variable, and the password by nobody', async () => {
    await using server = await TemporaryRedis.start(redisProgram!, { password: 'correct-horse' });
    await using bed = await ServiceBed.start({
      REDIS_URL: server.url.replace('correct-horse', 'wrong-battery'),
      REDIS_ENCRYPTION_KEY: newEncryptionKey(),
    });
    await vi.waitFor(
      () => {
        expect(bed.log.join('')).toContain('it refuses the user name or password in REDIS_URL (WRONGPASS)');
      },
      { timeout: 20_000 },
    );
    expect((await bed.client().send('GET', '/readyz')).body).toMatchObject({ checks: { redis: 'failed' } });
    expect(bed.log.join('')).not.toMatch(/wrong-battery|correct-horse/);
    await using right = await ServiceBed.start({
      REDIS_URL: server.url,
      REDIS_ENCRYPTION_KEY: newEncryptionKey(),
    });
    await right.signIn('Ada');
  });
});
