import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inMinutes, plan, RoomWitness } from './support/meetings.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

let bed: ServiceBed;
let witness: RoomWitness;
let admin: TestClient;
beforeAll(async () => {
  bed = await ServiceBed.start();
  witness = new RoomWitness(bed);
  admin = await bed.signIn('Admin');
});
afterAll(() => bed[Symbol.asyncDispose]());

const rawIdOf = async (client: TestClient) => (await client.api.issueToken()).communicationUserId;
const people = async (...names: string[]) => Promise.all(names.map((name) => bed.signIn(name)));
const nameOf = (client: TestClient) => client.session.user.displayName;
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('POST /api/meetings', () => {
  it('201 makes a room that is open a little longer, for people who never signed in to chat', async () => {
    const [ada, bob, carol] = (await people('Ada', 'Bob', 'Carol')) as [TestClient, TestClient, TestClient];
    const request = plan({
      participants: [
        { userId: bob.userId, role: 'attendee' },
        { userId: carol.userId, role: 'consumer' },
        { userId: ada.userId, role: 'attendee' },
      ],
    });
    const meeting = await ada.api.createMeeting(request);
    expect(meeting).toEqual({
      id: meeting.id,
      topic: request.topic,
      startsAt: request.startsAt,
      endsAt: request.endsAt,
      organizer: { id: ada.userId, displayName: nameOf(ada) },
      participants: [
        { userId: bob.userId, displayName: nameOf(bob), role: 'attendee' },
        { userId: carol.userId, displayName: nameOf(carol), role: 'consumer' },
      ],
      linkRole: null,
      role: 'presenter',
      mayEdit: true,
      revision: 1,
      news: null,
    });
    const room = (await witness.roomOf(meeting))!;
    expect(Date.parse(meeting.startsAt) - room.validFrom.getTime()).toBe(15 * 60_000);
    expect(await witness.roles(room.id)).toEqual({
      [await rawIdOf(ada)]: 'Presenter',
      [await rawIdOf(bob)]: 'Attendee',
      [await rawIdOf(carol)]: 'Consumer',
    });
    expect(await bob.api.getMeeting(meeting.id)).toMatchObject({ role: 'attendee', mayEdit: false });
    const { items } = await admin.api.listAuditLog({ action: 'meeting/created', userId: meeting.id });
    expect(items).toMatchObject([
      { actor: { id: ada.userId }, details: { userIds: [bob.userId, carol.userId] } },
    ]);
    expect(JSON.stringify(items)).not.toContain(request.topic);
  });

  it('403 for guests', async () => {
    const guest = await bed.signIn('Guest');
    await expect(guest.api.createMeeting(plan())).rejects.toMatchObject({
      status: 403,
      code: 'meetings/guest-may-not-create',
    });
  });

  it.each([
    ['ends before it begins', plan({ startsAt: inMinutes(10), endsAt: inMinutes(5) }), 'endsAt'],
    ['lasts 25 hours', plan({ startsAt: inMinutes(0), endsAt: inMinutes(25 * 60) }), 'endsAt'],
    ['is over', plan({ startsAt: inMinutes(-20), endsAt: inMinutes(-10) }), 'endsAt'],
    [
      'is in 171 days',
      plan({ startsAt: inMinutes(171 * 1440), endsAt: inMinutes(171 * 1440 + 5) }),
      'startsAt',
    ],
  ])('400 for a meeting that %s', async (_, request, path) => {
    expect(await failureOf(admin.api.createMeeting(request))).toMatchObject({
      status: 400,
      code: 'meetings/times-refused',
      problem: { errors: [{ path, message: expect.any(String) }] },
    });
  });

  it('400 for more people than fit in, 413 for ten thousand, and plans nothing', async () => {
    const ada = await bed.signIn('Ada');
    const many = (count: number) =>
      plan({
        participants: Array.from({ length: count }, () => ({ userId: randomUUID(), role: 'attendee' })),
      });
    expect(await failureOf(ada.api.createMeeting(many(200)))).toMatchObject({ status: 400 });
    expect(await failureOf(ada.api.createMeeting(many(10_000)))).toMatchObject({
      status: 413,
      code: 'request/too-large',
    });
    expect((await ada.api.listMeetings()).items).toEqual([]);
  });

  it('400 for a topic that cannot be kept', async () => {
    for (const topic of ['', '  ', 'a\0b', 'half \ud800', 'x'.repeat(251)]) {
      expect(await failureOf(admin.api.createMeeting(plan({ topic })))).toMatchObject({ status: 400 });
    }
  });

  it('201 whatever else the request says of the meeting', async () => {
    const [ada, eve] = (await people('Ada', 'Eve')) as [TestClient, TestClient];
    const body = {
      ...plan(),
      id: randomUUID(),
      organizerId: eve.userId,
      roomId: '99',
      version: 7,
      revision: 9,
    };
    const made = (await ada.send('POST', '/api/meetings', { body })).body as { id: string };
    expect(made).toMatchObject({ organizer: { id: ada.userId }, revision: 1 });
    expect(made.id).not.toBe(body.id);
    const change = { topic: 'Mine', organizerId: eve.userId, cancelledAt: null, threadId: '19:x@thread.v2' };
    const changed = await ada.send('PATCH', `/api/meetings/${made.id}`, { body: change });
    expect(changed.body).toMatchObject({ topic: 'Mine', organizer: { id: ada.userId } });
    await expect(eve.api.getMeeting(made.id)).rejects.toMatchObject({ status: 404 });
  });

  it('400 names those who do not exist, are disabled or are named twice, and plans nothing', async () => {
    const [ada, bob, carol] = (await people('Ada', 'Bob', 'Carol')) as [TestClient, TestClient, TestClient];
    await admin.api.disableUser(carol.userId);
    const participants = [randomUUID(), bob.userId, carol.userId, bob.userId].map((userId) => ({
      userId,
      role: 'attendee' as const,
    }));
    expect(await failureOf(ada.api.createMeeting(plan({ participants })))).toMatchObject({
      status: 400,
      code: 'meetings/users-refused',
      problem: {
        errors: [
          { path: 'participants.0.userId' },
          { path: 'participants.2.userId', message: `${nameOf(carol)} is disabled.` },
          { path: 'participants.3.userId', message: `${nameOf(bob)} is named twice.` },
        ],
      },
    });
    expect((await ada.api.listMeetings()).items).toEqual([]);
  });
});

describe('GET /api/meetings', () => {
  it('200 lists what one organizes or is invited to, soonest first, page by page', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    const invited = { participants: [{ userId: bob.userId, role: 'attendee' as const }] };
    const later = await ada.api.createMeeting(
      plan({ startsAt: inMinutes(60), endsAt: inMinutes(90), ...invited }),
    );
    const running = await ada.api.createMeeting(plan({ startsAt: inMinutes(-5), ...invited }));
    const own = await bob.api.createMeeting(plan({ startsAt: inMinutes(20) }));
    await ada.api.createMeeting(plan({ linkRole: 'attendee' }));
    const first = await bob.api.listMeetings({ limit: 2 });
    const second = await bob.api.listMeetings({ limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([running.id, own.id, later.id]);
    expect(second.nextCursor).toBeNull();
    expect((await bob.api.listMeetings({ when: 'past' })).items).toEqual([]);
  });
});

describe('GET /api/meetings/{meetingId}', () => {
  it('404 for those who may not know of it, 200 for everybody who has its link', async () => {
    const [ada, eve, guest] = (await people('Ada', 'Eve', 'Guest')) as [TestClient, TestClient, TestClient];
    const closed = await ada.api.createMeeting(plan());
    const open = await ada.api.createMeeting(plan({ linkRole: 'collaborator' }));
    const missing = { status: 404, code: 'meetings/not-found' };
    for (const client of [eve, guest]) {
      await expect(client.api.getMeeting(closed.id)).rejects.toMatchObject(missing);
      await expect(client.api.joinMeeting(closed.id)).rejects.toMatchObject(missing);
      await expect(client.api.cancelMeeting(closed.id)).rejects.toMatchObject(missing);
      expect(await client.api.getMeeting(open.id)).toMatchObject({ role: null, mayEdit: false });
    }
    expect(await admin.api.getMeeting(closed.id)).toMatchObject({ role: null, mayEdit: true });
  });
});

describe('PATCH /api/meetings/{meetingId}', () => {
  it('200 the room follows: times, roles, people who come and go', async () => {
    const [ada, bob, carol] = (await people('Ada', 'Bob', 'Carol')) as [TestClient, TestClient, TestClient];
    const { id } = await ada.api.createMeeting(
      plan({ participants: [{ userId: bob.userId, role: 'attendee' }] }),
    );
    const change = {
      topic: 'Retrospective',
      startsAt: inMinutes(120),
      endsAt: inMinutes(180),
      participants: [{ userId: carol.userId, role: 'presenter' as const }],
    };
    const changed = await admin.api.updateMeeting(id, change);
    expect(changed).toMatchObject({ ...change, participants: [{ userId: carol.userId }], role: null });
    const room = (await witness.roomOf(changed))!;
    expect(await witness.roles(room.id)).toEqual({
      [await rawIdOf(ada)]: 'Presenter',
      [await rawIdOf(carol)]: 'Presenter',
    });
    await expect(bob.api.getMeeting(id)).rejects.toMatchObject({ status: 404 });
    const again = await ada.api.updateMeeting(id, {
      participants: [{ userId: bob.userId, role: 'consumer' }],
    });
    expect(again.topic).toBe('Retrospective');
    expect((await witness.roles(room.id))[await rawIdOf(bob)]).toBe('Consumer');
  });

  it('400 for times that do not fit together with those that stay', async () => {
    const { id } = await admin.api.createMeeting(plan());
    await expect(admin.api.updateMeeting(id, { startsAt: inMinutes(60) })).rejects.toMatchObject({
      status: 400,
      code: 'meetings/times-refused',
    });
  });

  it('403 for those who are only invited', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    const { id } = await ada.api.createMeeting(
      plan({ participants: [{ userId: bob.userId, role: 'presenter' }] }),
    );
    const refused = { status: 403, code: 'meetings/not-yours' };
    await expect(bob.api.updateMeeting(id, { topic: 'Mine' })).rejects.toMatchObject(refused);
    await expect(bob.api.cancelMeeting(id)).rejects.toMatchObject(refused);
  });
});

describe('an organizer who becomes a guest', () => {
  it('403 can no longer change what was planned; administrators can', async () => {
    const ada = await bed.signIn('Ada');
    const { id } = await ada.api.createMeeting(plan());
    await admin.api.changeRole(ada.userId, 'guest');
    await ada.signIn(nameOf(ada));
    const refused = { status: 403, code: 'meetings/guest-may-not-create' };
    await expect(ada.api.updateMeeting(id, { topic: 'Still mine' })).rejects.toMatchObject(refused);
    await expect(ada.api.cancelMeeting(id)).rejects.toMatchObject(refused);
    expect(await ada.api.getMeeting(id)).toMatchObject({ mayEdit: false, role: 'presenter' });
    await admin.api.cancelMeeting(id);
  });
});

describe('DELETE /api/meetings/{meetingId}', () => {
  it('204 removes the room, and the meeting for everybody', async () => {
    const ada = await bed.signIn('Ada');
    const meeting = await ada.api.createMeeting(plan({ linkRole: 'attendee', endsAt: inMinutes(77) }));
    expect(await witness.roomOf(meeting)).toBeDefined();
    await ada.api.cancelMeeting(meeting.id);
    expect(await witness.roomOf(meeting)).toBeUndefined();
    await expect(ada.api.getMeeting(meeting.id)).rejects.toMatchObject({ status: 404 });
    await expect(ada.api.joinMeeting(meeting.id)).rejects.toMatchObject({ status: 404 });
    await expect(ada.api.cancelMeeting(meeting.id)).rejects.toMatchObject({ status: 404 });
    expect((await ada.api.listMeetings()).items).toEqual([]);
    const { items } = await admin.api.listAuditLog({ action: 'meeting/cancelled', userId: meeting.id });
    expect(items).toMatchObject([{ actor: { id: ada.userId } }]);
  });
});
