import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { ChatClient } from '@azure/communication-chat';
import type { MeetingAdmission } from '@switchboard/access-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CallingClient } from './support/calling-client.ts';
import { ControllableClock } from './support/controllable-clock.ts';
import { startEventBed } from './support/event-bed.ts';
import { inMinutes, plan, RoomWitness } from './support/meetings.ts';
import type { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const clock = new ControllableClock();
let bed: ServiceBed;
let witness: RoomWitness;
beforeAll(async () => {
  bed = await startEventBed({}, { clock });
  witness = new RoomWitness(bed);
  await vi.waitFor(() => expect(bed.log.join('')).toContain('subscribed to events'), { timeout: 20_000 });
});
afterAll(() => bed[Symbol.asyncDispose]());

const people = async (...names: string[]) => Promise.all(names.map((name) => bed.signIn(name)));
const nameOf = (client: TestClient) => client.session.user.displayName;
const rawIdOf = async (client: TestClient) => (await client.api.issueToken()).communicationUserId;

/** By the client's own token: only participants of a thread can read it. */
async function threadOf({ threadId }: MeetingAdmission, client: TestClient) {
  const { token } = await client.api.issueToken();
  const credential = new AzureCommunicationTokenCredential(token);
  return new ChatClient(bed.emulator.endpoint, credential).getChatThreadClient(threadId);
}

const topicOf = async (admission: MeetingAdmission, client: TestClient) =>
  (await (await threadOf(admission, client)).getProperties()).topic;

async function namesIn(admission: MeetingAdmission, client: TestClient): Promise<string[]> {
  const names: string[] = [];
  for await (const { displayName } of (await threadOf(admission, client)).listParticipants()) {
    names.push(displayName ?? '');
  }
  return names.sort();
}

describe('POST /api/meetings/{meetingId}/join', () => {
  it('200 lets the organizer, invited guests and those with the link into one room and one conversation', async () => {
    const [ada, guest, eve] = (await people('Ada', 'Guest', 'Eve')) as [TestClient, TestClient, TestClient];
    const { id } = await ada.api.createMeeting(
      plan({ participants: [{ userId: guest.userId, role: 'consumer' }], linkRole: 'attendee' }),
    );
    const byGuest = await guest.api.joinMeeting(id);
    const [byAda, byEve] = [await ada.api.joinMeeting(id), await eve.api.joinMeeting(id)];
    expect([byGuest.role, byAda.role, byEve.role]).toEqual(['consumer', 'presenter', 'attendee']);
    expect(new Set([byGuest, byAda, byEve].map(({ roomId, threadId }) => `${roomId} ${threadId}`)).size).toBe(
      1,
    );
    expect(await witness.roles(byAda.roomId)).toEqual({
      [await rawIdOf(ada)]: 'Presenter',
      [await rawIdOf(guest)]: 'Consumer',
      [await rawIdOf(eve)]: 'Attendee',
    });
    expect(await namesIn(byEve, eve)).toEqual([ada, guest, eve].map(nameOf).sort());
    const seen = await eve.api.getMeeting(id);
    expect([seen.role, seen.participants.map(({ userId }) => userId)]).toEqual(['attendee', [guest.userId]]);
  });

  it('200 opens the room for a call, which the history knows as the meeting', async () => {
    const [ada, eve] = (await people('Ada', 'Eve')) as [TestClient, TestClient];
    const meeting = await ada.api.createMeeting(plan({ linkRole: 'attendee', startsAt: inMinutes(-1) }));
    const { roomId } = await eve.api.joinMeeting(meeting.id);
    using agent = await CallingClient.connect(bed.emulator.endpoint, (await eve.api.issueToken()).token);
    await agent.joinCall({ roomId });
    const { id, topic } = meeting;
    await vi.waitFor(
      async () => {
        const { items } = await eve.api.listCalls();
        expect(items).toMatchObject([{ kind: 'meeting', meeting: { id, topic }, direction: 'joined' }]);
      },
      { timeout: 20_000 },
    );
  });

  it('200 for many who come at once: one room, one conversation', async () => {
    const [ada, ...others] = (await people('Ada', 'B', 'C', 'D', 'E')) as [TestClient, ...TestClient[]];
    const { id } = await ada.api.createMeeting(plan({ linkRole: 'collaborator' }));
    const answers = await Promise.all(others.map((client) => client.api.joinMeeting(id)));
    expect(new Set(answers.map(({ roomId, threadId }) => `${roomId} ${threadId}`)).size).toBe(1);
    expect(Object.keys(await witness.roles(answers[0]!.roomId))).toHaveLength(5);
    expect(await namesIn(answers[0]!, others[0]!)).toEqual([ada, ...others].map(nameOf).sort());
  });

  it('409 before it is open and after it was closed', async () => {
    const ada = await bed.signIn('Ada');
    const later = await ada.api.createMeeting(plan({ startsAt: inMinutes(20) }));
    await expect(ada.api.joinMeeting(later.id)).rejects.toMatchObject({
      status: 409,
      code: 'meetings/not-started',
    });
    const short = await ada.api.createMeeting(plan({ startsAt: inMinutes(0), endsAt: inMinutes(1) }));
    clock.advance(32 * 60_000);
    try {
      await expect(ada.api.joinMeeting(short.id)).rejects.toMatchObject({
        status: 409,
        code: 'meetings/over',
      });
      expect((await ada.api.listMeetings({ when: 'past' })).items.map(({ id }) => id)).toEqual([short.id]);
    } finally {
      clock.advance(-32 * 60_000);
    }
  });

  it('403 for admins who are not invited to a meeting without a link', async () => {
    const [ada, admin] = (await people('Ada', 'Admin')) as [TestClient, TestClient];
    const { id } = await ada.api.createMeeting(plan());
    const refused = { status: 403, code: 'meetings/not-invited' };
    await expect(admin.api.joinMeeting(id)).rejects.toMatchObject(refused);
  });

  it('takes those out of room and conversation who are no longer invited', async () => {
    const [ada, bob, eve] = (await people('Ada', 'Bob', 'Eve')) as [TestClient, TestClient, TestClient];
    const { id } = await ada.api.createMeeting(
      plan({ participants: [{ userId: bob.userId, role: 'attendee' }], linkRole: 'attendee' }),
    );
    const admission = await bob.api.joinMeeting(id);
    await eve.api.joinMeeting(id);
    await ada.api.updateMeeting(id, { participants: [], linkRole: null });
    expect(await witness.roles(admission.roomId)).toEqual({ [await rawIdOf(ada)]: 'Presenter' });
    expect(await namesIn(admission, ada)).toEqual([nameOf(ada)]);
    for (const client of [bob, eve]) {
      await expect(client.api.joinMeeting(id)).rejects.toMatchObject({ status: 404 });
    }
  });

  it('200 makes a room again that somebody removed; the conversation, renamed with the meeting, stays', async () => {
    const ada = await bed.signIn('Ada');
    const { id } = await ada.api.createMeeting(plan());
    const first = await ada.api.joinMeeting(id);
    await ada.api.updateMeeting(id, { topic: 'Renamed' });
    expect(await topicOf(first, ada)).toBe('Renamed');
    await witness.remove(first.roomId);
    const second = await ada.api.joinMeeting(id);
    expect(second.roomId).not.toBe(first.roomId);
    expect(second.threadId).toBe(first.threadId);
    expect(Object.values(await witness.roles(second.roomId))).toEqual(['Presenter']);
  });

  it('200 makes room, conversation and identities again after the emulator was reset', async () => {
    const [ada, bob] = (await people('Ada', 'Bob')) as [TestClient, TestClient];
    const { id } = await ada.api.createMeeting(plan({ linkRole: 'attendee' }));
    await bob.api.joinMeeting(id);
    await bed.control('reset');
    const admission = await bob.api.joinMeeting(id);
    await bob.api.issueToken({ replace: true });
    expect(await witness.roles(admission.roomId)).toMatchObject({
      [(await bob.refresh()).user.communicationUserId!]: 'Attendee',
    });
  });
});

describe('an outage of the resource', () => {
  it('does not keep people from planning: the room is made when somebody joins', async () => {
    const ada = await bed.signIn('Ada');
    await ada.api.joinMeeting((await ada.api.createMeeting(plan())).id);
    await bed.stopEmulator();
    const meeting = await ada.api.createMeeting(plan({ endsAt: inMinutes(99) }));
    const headers = { 'x-correlation-id': 'during-the-outage' };
    const refused = await ada.send('POST', `/api/meetings/${meeting.id}/join`, { headers });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused).toMatchObject({
      status: 503,
      body: { code: 'acs/unavailable', correlationId: 'during-the-outage' },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const changed = await ada.api.updateMeeting(meeting.id, { topic: 'Planned in an outage' });
    expect(await ada.api.getMeeting(meeting.id)).toEqual(changed);
    await bed.restartEmulator();
    const { roomId } = await ada.api.joinMeeting(meeting.id);
    expect((await new RoomWitness(bed).roomOf(meeting))?.id).toBe(roomId);
  });

  it('does not keep people from cancelling: the room is removed afterwards', async () => {
    const ada = await bed.signIn('Ada');
    const meeting = await ada.api.createMeeting(plan({ endsAt: inMinutes(88) }));
    expect(await new RoomWitness(bed).roomOf(meeting)).toBeDefined();
    await bed.stopEmulator();
    await ada.api.cancelMeeting(meeting.id);
    await bed.restartEmulator();
    const isGone = async () => expect(await new RoomWitness(bed).roomOf(meeting)).toBeUndefined();
    await vi.waitFor(isGone, { timeout: 30_000, interval: 500 });
  }, 60_000);
});
