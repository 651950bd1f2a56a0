import { randomUUID } from 'node:crypto';
import { openDatabase, type Database, type Prisma } from '@switchboard/database';
import { createLogger } from '@switchboard/node-kit';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ControllableClock } from '../../test/support/controllable-clock.ts';
import { EventIngest } from './event-ingest.ts';
import { EventMetrics } from './event-metrics.ts';
import { EventProcessor } from './event-processor.ts';
import { EventNotReadyError, type EventHandler, type ReceivedEvent } from './event-handler.ts';
import { PrismaInboxRepository } from './prisma-inbox.repository.ts';

let database: Database;
let inbox: PrismaInboxRepository;
let clock: ControllableClock;
beforeAll(async () => {
  database = await openDatabase({ inMemory: true });
  inbox = new PrismaInboxRepository(database.client);
});
afterAll(() => database.close());
beforeEach(async () => {
  clock = new ControllableClock({ isStopped: true });
  await database.client.$executeRaw`TRUNCATE inbox_events, teams CASCADE`;
});

const log = createLogger({ name: 'test', level: 'silent' });
const newEvent = (eventId: string, type = 'Test') => {
  return { eventId, type, subject: 's', eventTime: new Date(), data: '{"a":1}' };
};
const add = (...ids: string[]) =>
  inbox.add(
    ids.map((id) => newEvent(id)),
    clock.now(),
  );
const stateOf = (eventId: string) =>
  database.client.inboxEvent.findUniqueOrThrow({ where: { eventId }, omit: { data: true } });

/** Writes one row for each event that it handles; `fail` may refuse, before or after that. */
class WritingHandler implements EventHandler {
  readonly types = ['Test'];
  fail: (event: ReceivedEvent) => void | Promise<void> = () => {};
  readonly after: string[] = [];

  async handle(event: ReceivedEvent, transaction: Prisma.TransactionClient) {
    await transaction.team.create({ data: { id: randomUUID(), name: event.eventId } });
    await this.fail(event);
    return () => void this.after.push(event.eventId);
  }
}

function setUp(transactionMs = 1000) {
  const handler = new WritingHandler();
  const metrics = new EventMetrics(new Registry(), () => inbox.count());
  const parts = { inbox, clock, metrics, log, transactionMs, maxEvents: 100 };
  return { handler, processor: new EventProcessor({ ...parts, handlers: [handler] }) };
}
const written = async () =>
  (await database.client.team.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name);

describe('EventProcessor', () => {
  it('applies what is due in order, then runs what follows', async () => {
    const { handler, processor } = setUp();
    await add('a', 'b', 'c');
    expect(await processor.processDue()).toBe(3);
    expect(handler.after).toEqual(['a', 'b', 'c']);
    expect(await written()).toEqual(['a', 'b', 'c']);
    expect(await stateOf('b')).toMatchObject({ state: 'processed', nextAttemptAt: null });
    expect(await processor.processDue()).toBe(0);
  });

  it('undoes what a failing handler wrote, and that alone', async () => {
    const { handler, processor } = setUp();
    handler.fail = ({ eventId }) => {
      if (eventId === 'b') throw new TypeError('hunter2');
    };
    await add('a', 'b', 'c');
    expect(await processor.processDue()).toBe(3);
    expect(await written()).toEqual(['a', 'c']);
    expect(handler.after).toEqual(['a', 'c']);
    expect(await stateOf('b')).toMatchObject({ state: 'waiting', attempts: 1, failure: 'TypeError' });
  });

  it('goes on after a statement that PostgreSQL refused', async () => {
    const { processor } = setUp();
    await database.client.team.create({ data: { id: randomUUID(), name: 'b' } });
    await add('b', 'c');
    expect(await processor.processDue()).toBe(2);
    expect(await written()).toEqual(['b', 'c']);
    expect((await stateOf('b')).failure).toMatch(/(P2002|23505)$/);
  });

  it('sets aside what keeps failing, and applies it when it is replayed', async () => {
    const { handler, processor } = setUp();
    handler.fail = () => {
      throw new RangeError();
    };
    await add('poison');
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await processor.processDue()).toBe(1);
      expect(await processor.processDue()).toBe(0);
      clock.advance(20 * 60_000);
    }
    expect(await stateOf('poison')).toMatchObject({ state: 'set-aside', attempts: 8, nextAttemptAt: null });
    expect(await processor.processDue()).toBe(0);
    handler.fail = () => {};
    expect(await inbox.replay(undefined, clock.now())).toBe(1);
    expect(await processor.processDue()).toBe(1);
    expect(await written()).toEqual(['poison']);
  });

  it('tries an event that came too early again for longer, within moments at first', async () => {
    const { handler, processor } = setUp();
    handler.fail = () => {
      throw new EventNotReadyError('The message is not known yet.');
    };
    await add('early');
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(await processor.processDue()).toBe(1);
      clock.advance(attempt < 3 ? 1000 : 60_000);
    }
    expect(await stateOf('early')).toMatchObject({ state: 'waiting', attempts: 20 });
    clock.advance(60 * 60_000);
    expect(await processor.processDue()).toBe(1);
    expect(await stateOf('early')).toMatchObject({
      state: 'set-aside',
      failure: 'EventNotReadyError: The message is not known yet.',
    });
  });

  it('leaves the rest to the next transaction when its time is over', async () => {
    const { processor } = setUp(0);
    await add('a', 'b', 'c');
    expect(await processor.processDue()).toBe(1);
    expect(await processor.processDue()).toBe(1);
    expect(await written()).toEqual(['a', 'b']);
  });

  it('is done with types that nobody handles', async () => {
    const { processor } = setUp();
    await inbox.add([newEvent('other', 'Other')], clock.now());
    expect(await processor.processDue()).toBe(1);
    expect(await stateOf('other')).toMatchObject({ state: 'processed' });
  });
});

describe('EventIngest', () => {
  const start = () => {
    const counts = { new: 0, known: 0 };
    const ingest = new EventIngest(inbox, clock, (count) => {
      counts.new += count.new;
      counts.known += count.known;
    });
    return { ingest, counts };
  };

  it('writes many requests at a time, each event once', async () => {
    const { ingest, counts } = start();
    const ids = Array.from({ length: 300 }, () => randomUUID());
    await Promise.all([...ids, ...ids].map((id) => ingest.add([newEvent(id)])));
    expect(counts).toEqual({ new: 300, known: 300 });
    expect(await database.client.inboxEvent.count()).toBe(300);
  });

  it('refuses what the database does not take, and nothing else', async () => {
    const { ingest } = start();
    const bad = { ...newEvent('bad'), data: '{"a":"\\u0000"}' };
    const results = await Promise.allSettled(
      [newEvent('first'), bad, newEvent('second'), newEvent('third')].map((event) => ingest.add([event])),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await database.client.inboxEvent.count()).toBe(3);
  });
});

describe('removeProcessed', () => {
  it('forgets what was processed before, and nothing that waits', async () => {
    const { processor } = setUp();
    await add('old');
    await processor.processDue();
    clock.advance(1000);
    await add('new');
    await inbox.removeProcessed(clock.now());
    const left = await database.client.inboxEvent.findMany({ select: { eventId: true } });
    expect(left).toEqual([{ eventId: 'new' }]);
  });
});
