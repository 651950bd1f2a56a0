import { openDatabase, type Database } from '@switchboard/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveUpdates } from '../live/live-updates.ts';
import { Clock } from '../platform/clock.ts';
import { PrismaUserRepository } from '../users/prisma-user.repository.ts';
import type { User } from '../users/user.ts';
import { CallEventsHandler } from './call-events.handler.ts';
import { CallHistoryService } from './call-history.service.ts';
import { CallRepository } from './call.repository.ts';

const RESOURCE = 'resource.example';
const DAY_MS = 86_400_000;
const start = new Date('2026-01-01T00:00:00Z');
let now = start;
class TestClock extends Clock {
  override now = () => now;
}

class RecordedLiveUpdates extends LiveUpdates {
  readonly published: unknown[] = [];
  override publish: LiveUpdates['publish'] = (target, ...[name]) =>
    void this.published.push({ target, name });
  override numbersChanged = () => {};
}
const live = new RecordedLiveUpdates();

let database: Database;
let history: CallHistoryService;
beforeAll(async () => {
  database = await openDatabase({ inMemory: true });
  history = new CallHistoryService({
    calls: new CallRepository(database.client, RESOURCE),
    users: new PrismaUserRepository(database.client, RESOURCE),
    live,
    clock: new TestClock(),
  });
});
afterAll(() => database.close());

const inDays = (days: number) => new Date(start.getTime() + days * DAY_MS);

function tell(serverCallId: string, eventTime: Date): Promise<unknown> {
  const person = { communicationIdentifier: { rawId: '8:acs:ada' } };
  const data = { serverCallId, startedBy: person, user: person };
  return apply('CallParticipantAdded', eventTime, data);
}

function apply(name: string, eventTime: Date, data: { serverCallId: string }): Promise<unknown> {
  const type = `Microsoft.Communication.${name}`;
  const event = { eventId: data.serverCallId, type, subject: '', eventTime, data, attempts: 0 };
  return database.client.$transaction((transaction) =>
    new CallEventsHandler(RESOURCE, { announceSoon: () => {} }).handle(event, transaction),
  );
}

const kept = async () =>
  (await new CallRepository(database.client, RESOURCE).listOf('8:acs:ada', undefined, 10)).map(
    ({ serverCallId, endedAt }) => ({ serverCallId, endedAt }),
  );

describe('CallHistoryService.forgetOld', () => {
  it('forgets calls after 90 days, and ends those that nothing was told of for two', async () => {
    await tell('old', inDays(0));
    await tell('silent', inDays(88));
    await tell('running', inDays(90));
    now = inDays(90.5);
    await history.forgetOld();
    expect(await kept()).toEqual([
      { serverCallId: 'running', endedAt: null },
      { serverCallId: 'silent', endedAt: inDays(88) },
    ]);
    expect(await database.client.callParty.count()).toBe(2);
  });
});

describe('CallHistoryService.markDeclined', () => {
  it('tells the pages of whoever declined, once, and knows of the call however often it is asked', async () => {
    const rawId = '8:acs:bob';
    const from = { rawId: '8:acs:ada' };
    const call = { serverCallId: 'ringing', from, to: { rawId } };
    await apply('IncomingCall', start, call);
    const bob = { id: 'bob', communicationUserId: rawId } as User;
    for (const _ of ['first', 'again']) expect(await history.markDeclined(bob, 'ringing')).toBe(true);
    expect(live.published).toEqual([{ target: { userIds: ['bob'] }, name: 'calls:changed' }]);
    expect(await history.markDeclined(bob, 'another')).toBe(false);
  });
});
