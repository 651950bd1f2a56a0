import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@switchboard/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallEventsHandler } from '../src/calls/call-events.handler.ts';
import { CallRepository } from '../src/calls/call.repository.ts';
import { inMinutes, plan, RoomWitness } from './support/meetings.ts';
import { PostgresBed, postgresServer } from './support/postgres-bed.ts';
import type { ServiceBed } from './support/service-bed.ts';

describe.skipIf(!postgresServer)('on PostgreSQL, with two replicas', () => {
  let postgres: PostgresBed;
  let bed: ServiceBed;
  beforeAll(async () => {
    postgres = await PostgresBed.start();
    bed = postgres.services;
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  const rawIdsOf = (clients: { api: { issueToken(): Promise<{ communicationUserId: string }> } }[]) =>
    Promise.all(clients.map(async ({ api }) => (await api.issueToken()).communicationUserId));

  it('people who come on both at once meet in one room and one conversation', async () => {
    const ada = await bed.signIn('Ada');
    const { id } = await ada.api.createMeeting(plan({ linkRole: 'attendee' }));
    const clients = await Promise.all(
      Array.from({ length: 8 }, (_, index) => bed.signIn('Bob', bed.replica(index % 2))),
    );
    const answers = await Promise.all(clients.map(({ api }) => api.joinMeeting(id)));
    expect(new Set(answers.map(({ roomId, threadId }) => `${roomId} ${threadId}`)).size).toBe(1);
    const witness = new RoomWitness(bed);
    expect(await witness.rooms()).toHaveLength(1);
    expect(Object.keys(await witness.roles(answers[0]!.roomId)).sort()).toEqual(
      (await rawIdsOf([ada, ...clients])).sort(),
    );
  });

  it('a room that was gone is made once by people who come on both', async () => {
    const witness = new RoomWitness(bed);
    const ada = await bed.signIn('Ada');
    const meeting = await ada.api.createMeeting(plan({ linkRole: 'attendee', endsAt: inMinutes(50) }));
    const before = (await witness.rooms()).length;
    await witness.remove((await witness.roomOf(meeting))!.id);
    const clients = await Promise.all([0, 1, 0, 1].map((index) => bed.signIn('Bob', bed.replica(index))));
    const rooms = await Promise.all(
      clients.map(async ({ api }) => (await api.joinMeeting(meeting.id)).roomId),
    );
    expect(await witness.rooms()).toHaveLength(before);
    expect(rooms).toContain((await witness.roomOf(meeting))!.id);
    const present = Object.keys(await witness.roles((await witness.roomOf(meeting))!.id)).sort();
    expect(present).toEqual((await rawIdsOf([ada, ...clients])).sort());
  });

  it('changes made on both at once leave the room as the meeting is', async () => {
    const witness = new RoomWitness(bed);
    const ada = await bed.signIn('Admin');
    const others = await Promise.all(Array.from({ length: 6 }, () => bed.signIn('Bob')));
    const { id } = await ada.api.createMeeting(plan({ endsAt: inMinutes(70) }));
    const elsewhere = bed.client(bed.replica(1));
    await elsewhere.signIn(ada.session.user.displayName);
    await Promise.all(
      others.map(({ userId }, index) =>
        (index % 2 ? ada : elsewhere).api.updateMeeting(id, { participants: [{ userId, role: 'attendee' }] }),
      ),
    );
    const meeting = await ada.api.getMeeting(id);
    const invited = others.filter(({ userId }) => userId === meeting.participants[0]!.userId);
    const { id: roomId } = (await witness.roomOf(meeting))!;
    expect(Object.keys(await witness.roles(roomId)).sort()).toEqual(
      (await rawIdsOf([ada, ...invited])).sort(),
    );
  });

  it('events of one call that are applied on both make one record', async () => {
    const databases: Database[] = [
      await openDatabase({ url: postgres.database.url }),
      await openDatabase({ url: postgres.database.url }),
    ];
    const serverCallId = randomUUID();
    const people = Array.from({ length: 12 }, (_, index) => `8:acs:test_${index}`);
    const person = (rawId: string) => ({ communicationIdentifier: { rawId } });
    const apply = (index: number) => {
      const data = { serverCallId, startedBy: person(people[0]!), user: person(people[index % 12]!) };
      const type = 'Microsoft.Communication.CallParticipantAdded';
      const eventTime = new Date(Date.UTC(2026, 0, 1) + index);
      const event = { eventId: randomUUID(), type, subject: '', eventTime, data, attempts: 0 };
      return databases[index % 2]!.client.$transaction((transaction) =>
        new CallEventsHandler('resource.test', { announceSoon: () => {} }).handle(event, transaction),
      );
    };
    await Promise.all(Array.from({ length: 48 }, (_, index) => apply(47 - index)));
    const calls = new CallRepository(databases[0]!.client, 'resource.test');
    const [call] = await calls.listOf(people[5]!, undefined, 10);
    expect(call!.parties.map(({ rawId }) => rawId)).toEqual(people);
    for (const one of databases) await one.close();
  });
});
