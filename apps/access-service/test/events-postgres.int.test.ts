import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SECRET, post, smsReceived } from './support/event-bed.ts';
import { ServiceBed, createPostgresDatabase } from './support/service-bed.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import type { TestClient } from './support/test-client.ts';

/** For example `postgresql://postgres@localhost:5432/postgres`; without it there is no server to test with. */
const serverUrl = process.env['TEST_DATABASE_URL'];

describe.skipIf(!serverUrl)('events on PostgreSQL, with two replicas', () => {
  let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let proxy: TcpProxy;
  let bed: ServiceBed;
  let admin: TestClient;
  beforeAll(async () => {
    database = await createPostgresDatabase(serverUrl!);
    const url = new URL(database.url);
    proxy = await TcpProxy.start({ host: url.hostname, port: Number(url.port || 5432) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    bed = await ServiceBed.start({ DATABASE_URL: url.href, EVENTS_WEBHOOK_SECRET: SECRET }, {}, 2);
    admin = await bed.signIn('Admin');
  });
  afterAll(async () => {
    await bed[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await database.drop();
  });

  const allProcessed = () =>
    vi.waitFor(async () => {
      const { counts } = await admin.api.listInboxEvents();
      expect(counts).toEqual({ waiting: 0, setAside: 0 });
    }, 30_000);
  const messageCount = async (contact: string) => {
    const { items } = await admin.api.listSmsConversations({ search: contact });
    const page = await admin.api.listSmsMessages(items[0]!.id, { limit: 100 });
    return page.items.length;
  };

  it('the same events at both, at the same time, are applied once', async () => {
    const events = Array.from({ length: 60 }, () => smsReceived({ from: '15555550601' }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(bed.replica(index % 2).url, index % 3 ? events : [...events].reverse()),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await allProcessed();
    expect(await messageCount('+15555550601')).toBe(60);
  });

  it('503 while the database is away, then nothing is lost', async () => {
    const event = () => smsReceived({ from: '15555550602' });
    const before = Array.from({ length: 20 }, event);
    expect((await post(bed.service.url, before)).status).toBe(200);
    await proxy.cut();
    const during = event();
    const refused = await post(bed.service.url, [during]);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await proxy.restore();
    await vi.waitFor(async () => expect((await post(bed.service.url, [during])).status).toBe(200), 30_000);
    await allProcessed();
    expect(await messageCount('+15555550602')).toBe(21);
  });
});
