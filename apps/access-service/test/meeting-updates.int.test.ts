import { meetingCalendarPath, type MeetingRole } from '@switchboard/access-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LivePage } from './support/live-page.ts';
import { inMinutes, plan } from './support/meetings.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 20_000, interval: 20 };

let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

const people = async (...names: string[]) => Promise.all(names.map((name) => bed.signIn(name)));
const nameOf = (client: TestClient) => client.session.user.displayName;
const as = (role: MeetingRole, ...clients: TestClient[]) => clients.map(({ userId }) => ({ userId, role }));
const kindsHeard = (page: LivePage) => page.updates('meetings:changed').map(({ news }) => news?.kind ?? null);

describe('live updates about meetings', () => {
  it('tell the invited of each change, whoever made it without news, and nobody else', async () => {
    const [ada, bob, carol, eve] = (await people('Ada', 'Bob', 'Carol', 'Eve')) as [
      TestClient,
      TestClient,
      TestClient,
      TestClient,
    ];
    using adas = await LivePage.open(ada, bed.origin);
    using bobs = await LivePage.open(bob, bed.origin);
    using carols = await LivePage.open(carol, bed.origin);
    using eves = await LivePage.open(eve, bed.origin);

    const { id, startsAt } = await ada.api.createMeeting(plan({ participants: as('attendee', bob) }));
    await ada.api.updateMeeting(id, { topic: 'Retrospective' });
    await ada.api.updateMeeting(id, { participants: as('attendee', bob, carol) });
    await ada.api.updateMeeting(id, { participants: as('attendee', carol) });
    await ada.api.cancelMeeting(id);

    await vi.waitFor(() => {
      expect(kindsHeard(bobs)).toEqual(['invited', 'changed', null, 'withdrawn']);
      expect(kindsHeard(carols)).toEqual(['invited', null, 'cancelled']);
      expect(kindsHeard(adas)).toEqual([null, null, null, null, null]);
    }, WAIT);
    expect(bobs.updates('meetings:changed')[1]).toEqual({
      meetingId: id,
      news: { kind: 'changed', topic: 'Retrospective', startsAt, by: nameOf(ada) },
    });
    expect(eves.heard).toEqual([]);
  });

  it('tell the organizer what an administrator did', async () => {
    const [ada, admin] = (await people('Ada', 'Admin')) as [TestClient, TestClient];
    using adas = await LivePage.open(ada, bed.origin);
    const { id } = await ada.api.createMeeting(plan());
    await admin.api.updateMeeting(id, { topic: 'Moderated' });
    await admin.api.updateMeeting(id, { linkRole: 'attendee' });
    await admin.api.cancelMeeting(id);
    await vi.waitFor(() => expect(kindsHeard(adas)).toEqual([null, 'changed', null, 'cancelled']), WAIT);
  });
});

describe('GET /api/meetings/news', () => {
  it('200 counts invitations and changes until they were looked at', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    using otherPage = await LivePage.open(bob, bed.origin);
    const participants = as('attendee', bob);
    const first = await ada.api.createMeeting(plan({ participants }));
    const second = await ada.api.createMeeting(plan({ participants }));
    await ada.api.createMeeting(plan({ participants: [], linkRole: 'attendee' }));
    const news = async () =>
      Object.fromEntries((await bob.api.listMeetings()).items.map((one) => [one.id, one.news]));
    expect(await bob.api.getMeetingNews()).toEqual({ unseenCount: 2 });
    expect(await ada.api.getMeetingNews()).toEqual({ unseenCount: 0 });

    await bob.api.markMeetingsSeen([first.id]);
    expect(await news()).toEqual({ [first.id]: null, [second.id]: 'invited' });
    await vi.waitFor(() => expect(otherPage.updates('meetings:seen')).toHaveLength(1), WAIT);
    for (const { id } of [first, second]) await ada.api.updateMeeting(id, { topic: 'Another' });
    expect(await news()).toEqual({ [first.id]: 'changed', [second.id]: 'invited' });
    expect(await bob.api.getMeetingNews()).toEqual({ unseenCount: 2 });

    await ada.api.cancelMeeting(first.id);
    await ada.api.updateMeeting(second.id, { participants: [] });
    expect(await bob.api.getMeetingNews()).toEqual({ unseenCount: 0 });
  });

  it('what others have not looked at stays new', async () => {
    const [ada, bob, eve] = (await people('Ada', 'Bob', 'Eve')) as [TestClient, TestClient, TestClient];
    const { id } = await ada.api.createMeeting(plan({ participants: as('attendee', bob) }));
    for (const client of [ada, eve]) await client.api.markMeetingsSeen([id]);
    expect(await bob.api.getMeetingNews()).toEqual({ unseenCount: 1 });
    await expect(bob.api.markMeetingsSeen([])).rejects.toMatchObject({ status: 400 });
  });
});

describe('PATCH /api/meetings/{meetingId} with a revision', () => {
  it('409 when somebody else was faster, and nothing is changed', async () => {
    const [ada, admin, bob] = (await people('Ada', 'Admin', 'Bob')) as [TestClient, TestClient, TestClient];
    const { id, revision } = await ada.api.createMeeting(plan());
    const changed = await admin.api.updateMeeting(id, { topic: 'First', revision });
    expect(changed.revision).toBe(revision + 1);
    const late = ada.api.updateMeeting(id, { topic: 'Second', participants: as('attendee', bob), revision });
    await expect(late).rejects.toMatchObject({ status: 409, code: 'meetings/changed-meanwhile' });
    expect(await ada.api.getMeeting(id)).toMatchObject({ topic: 'First', participants: [], revision: 2 });
    expect((await ada.api.updateMeeting(id, { topic: 'Last' })).revision).toBe(3);
  });

  it('one of many at the same time is made', async () => {
    const ada = await bed.signIn('Ada');
    const { id, revision } = await ada.api.createMeeting(plan());
    const all = Array.from({ length: 6 }, (_, index) =>
      ada.api.updateMeeting(id, { topic: `Topic ${index}`, revision }),
    );
    const made = (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled');
    expect(made).toHaveLength(1);
    expect((await ada.api.getMeeting(id)).revision).toBe(revision + 1);
  });

  it('does not count those who come by the link', async () => {
    const [ada, eve] = (await people('Ada', 'Eve')) as [TestClient, TestClient];
    const { id, revision } = await ada.api.createMeeting(plan({ linkRole: 'attendee' }));
    await eve.api.joinMeeting(id);
    await ada.api.updateMeeting(id, { topic: 'Still mine', revision });
  });
});

describe('GET /api/meetings/{meetingId}/calendar.ics', () => {
  it('200 is a file with the link, whose newer version takes the place of the older one', async () => {
    const [ada, bob, eve] = (await people('Ada', 'Bob', 'Eve')) as [TestClient, TestClient, TestClient];
    const { id } = await ada.api.createMeeting(
      plan({ topic: 'Plans; all', participants: as('attendee', bob) }),
    );
    const read = async () => bob.send('GET', meetingCalendarPath(id));
    const first = await read();
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="meeting.ics"');
    expect(first.body).toContain(`UID:${id}\r\nSEQUENCE:0\r\n`);
    expect(first.body).toContain('SUMMARY:Plans\\; all\r\n');
    expect((first.body as string).replaceAll('\r\n ', '')).toContain(
      `LOCATION:${bed.origin}/meetings/${id}\r\n`,
    );
    await ada.api.updateMeeting(id, { startsAt: inMinutes(10) });
    expect((await read()).body).toContain(`UID:${id}\r\nSEQUENCE:1\r\n`);
    expect((await eve.send('GET', meetingCalendarPath(id))).status).toBe(404);
    await ada.api.cancelMeeting(id);
    expect((await read()).status).toBe(404);
  });
});
