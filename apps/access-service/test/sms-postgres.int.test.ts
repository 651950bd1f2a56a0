import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@switchboard/database';
import { createLogger } from '@switchboard/node-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventHandler } from '../src/events/event-handler.ts';
import { SmsConversationRepository } from '../src/sms/sms-conversation.repository.ts';
import { SmsOutbox } from '../src/sms/sms-outbox.ts';
import { SmsUnread } from '../src/sms/sms-unread.ts';
import { ControllableClock } from './support/controllable-clock.ts';
import { EventPump } from './support/event-pump.ts';
import { PostgresDatabase, postgresServer } from './support/postgres-bed.ts';
import { newContact } from './support/sms-bed.ts';

const resource = 'resource.test';
const number = '+18335550100';

describe.skipIf(!postgresServer)('on PostgreSQL', () => {
  let server: PostgresDatabase;
  let databases: Database[];
  beforeAll(async () => {
    server = await PostgresDatabase.create();
    databases = [await openDatabase({ url: server.url }), await openDatabase({ url: server.url })];
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
    await server[Symbol.asyncDispose]();
  });

  const handlersOf = (database: Database): EventHandler[] =>
    new EventPump(database.client, resource).handlers;

  const received = (contact: string) => ({
    eventId: randomUUID(),
    type: 'Microsoft.Communication.SMSReceived',
    subject: '',
    eventTime: new Date(),
    attempts: 0,
    data: {
      messageId: randomUUID(),
      from: contact,
      to: number,
      message: 'Hello',
      receivedTimestamp: new Date().toISOString(),
      segmentCount: 1,
    },
  });

  it('two replicas apply batches of events in opposite orders while a third party sends and reads', async () => {
    const contacts = Array.from({ length: 12 }, newContact);
    const user = await databases[0]!.client.user.create({
      data: { id: randomUUID(), displayName: 'Ada', role: 'admin', issuer: 'test', subject: randomUUID() },
    });
    const clock = new ControllableClock();
    const log = createLogger({ name: 'test', level: 'silent' });
    const unread = new SmsUnread({ prisma: databases[0]!.client, resource, clock, log });
    const conversations = new SmsConversationRepository(databases[0]!.client, resource);
    const applyAll = async (database: Database, order: readonly string[]) => {
      for (let round = 0; round < 10; round++) {
        await database.client.$transaction(
          async (transaction) => {
            for (const contact of order)
              await handlersOf(database)[0]!.handle(received(contact), transaction);
          },
          { timeout: 20_000, maxWait: 20_000 },
        );
      }
    };
    const send = async () => {
      const outbox = new SmsOutbox(databases[1]!.client, {
        resource,
        claimMs: 1000,
        writeAudit: async () => {},
      });
      for (let round = 0; round < 20; round++) {
        const sender = { id: user.id, displayName: 'Ada' };
        const draft = { from: number, text: 'x', contacts, sender, idempotencyKey: null };
        expect(await outbox.queue(draft, new Date())).toHaveLength(contacts.length);
      }
    };
    const read = async () => {
      for (let round = 0; round < 40; round++) {
        await unread.isKept(user.id, 'all');
        const [first] = await conversations.list(
          { visible: 'all', userId: user.id },
          { cursor: undefined, limit: 1 },
        );
        if (first?.messageId) await conversations.markRead(first.id, user.id, first.messageId);
      }
    };
    await Promise.all([
      applyAll(databases[0]!, contacts),
      applyAll(databases[1]!, [...contacts].reverse()),
      send(),
      read(),
    ]);
    const counts = await databases[0]!.client.smsMessage.groupBy({ by: ['direction'], _count: true });
    expect(Object.fromEntries(counts.map(({ direction, _count }) => [direction, _count]))).toEqual({
      inbound: 240,
      outbound: 240,
    });
    await vi.waitFor(async () => expect(await unread.isKept(user.id, 'all')).toBe(true), 30_000);
    const filter = { visible: 'all', userId: user.id } as const;
    const exact = await conversations.countUnread(filter);
    expect(await conversations.countUnread({ ...filter, unreadIsKept: true })).toBe(exact);
  });
});
