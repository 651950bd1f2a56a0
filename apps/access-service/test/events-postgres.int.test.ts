import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SECRET, post, smsReceived } from './support/event-bed.ts';
import { PostgresBed, postgresServer } from './support/postgres-bed.ts';
import type { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

describe.skipIf(!postgresServer)('events on PostgreSQL, with two replicas', () => {
  let postgres: PostgresBed;
  let bed: ServiceBed;
  let admin: TestClient;
  beforeAll(async () => {
    postgres = await PostgresBed.start({ EVENTS_WEBHOOK_SECRET: SECRET });
    bed = postgres.services;
    admin = await bed.signIn('Admin');
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

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
    await postgres.connection.cut();
    const during = event();
    const refused = await post(bed.service.url, [during]);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await postgres.connection.restore();
    await vi.waitFor(async () => expect((await post(bed.service.url, [during])).status).toBe(200), 30_000);
    await allProcessed();
    expect(await messageCount('+15555550602')).toBe(21);
  });
});
