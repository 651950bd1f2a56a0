import { randomUUID } from 'node:crypto';
import type { CallRecord } from '@switchboard/access-api';
import { communicationEventType } from '@switchboard/acs-contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CallingClient } from './support/calling-client.ts';
import { ControllableClock } from './support/controllable-clock.ts';
import { post, startEventBed } from './support/event-bed.ts';
import type { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const clock = new ControllableClock();
let bed: ServiceBed;
beforeAll(async () => {
  bed = await startEventBed({}, { clock });
  await vi.waitFor(() => expect(bed.log.join('')).toContain('subscribed to events'), { timeout: 20_000 });
});
afterAll(() => bed[Symbol.asyncDispose]());

async function person(name: string) {
  const client = await bed.signIn(name);
  const { token, communicationUserId: rawId } = await client.api.issueToken();
  return { client, token, rawId, name: client.session.user.displayName };
}

const agentOf = ({ token }: { token: string }) => CallingClient.connect(bed.emulator.endpoint, token);

async function waitForCalls(client: TestClient, isThere: (calls: CallRecord[]) => boolean) {
  return vi.waitFor(
    async () => {
      const { items } = await client.api.listCalls();
      expect(isThere(items)).toBe(true);
      return items;
    },
    { timeout: 20_000 },
  );
}

const hasEnded = (calls: CallRecord[]) => calls.length > 0 && calls[0]!.endedAt !== null;

interface Told {
  name: string;
  at: number;
  data: object;
}
const identifier = (rawId: string) => ({ communicationIdentifier: { rawId }, role: 'Presenter' });

async function waitingEvents(): Promise<number> {
  const metrics = await (await fetch(`${bed.service.url}/metrics`)).text();
  return Number(/^access_inbox_events\{state="waiting"\} (\d+)/m.exec(metrics)?.[1] ?? NaN);
}

/** Delivers events as Event Grid does, in this order; resolves once all of them are applied. */
async function tell(events: readonly Told[]): Promise<void> {
  const answer = await post(
    bed.service.url,
    events.map(({ name, at, data }) => ({
      id: randomUUID(),
      topic: '',
      subject: '',
      eventType: communicationEventType(name),
      eventTime: new Date(at).toISOString(),
      data,
      dataVersion: '1.0',
      metadataVersion: '1',
    })),
  );
  expect(answer.status).toBe(200);
  await vi.waitFor(async () => expect(await waitingEvents()).toBe(0), { timeout: 20_000 });
}

/** A group call, in the order in which it happened: Ada starts it and calls Bob, who does not answer, and Carol, who does. */
function groupCall(ada: string, bob: string, carol: string, start = Date.now()): Told[] {
  const serverCallId = randomUUID();
  const call = { serverCallId, startedBy: identifier(ada), isTwoParty: false };
  const calling = { serverCallId, from: { rawId: ada } };
  return [
    { name: 'CallStarted', at: start, data: call },
    { name: 'CallParticipantAdded', at: start + 1, data: { ...call, user: identifier(ada) } },
    { name: 'IncomingCall', at: start + 2, data: { ...calling, to: { rawId: bob } } },
    { name: 'IncomingCall', at: start + 3, data: { ...calling, to: { rawId: carol } } },
    { name: 'CallParticipantAdded', at: start + 4, data: { ...call, user: identifier(carol) } },
    { name: 'CallParticipantRemoved', at: start + 5000, data: { ...call, user: identifier(carol) } },
    { name: 'CallParticipantRemoved', at: start + 5001, data: { ...call, user: identifier(ada) } },
    { name: 'CallEnded', at: start + 5002, data: call },
  ];
}

describe('GET /api/calls', () => {
  it('200 tells both sides of a one-to-one call that the emulator carried', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')];
    using caller = await agentOf(ada);
    using callee = await agentOf(bob);
    await caller.startCall(bob.rawId);
    const callId = await callee.incomingCall();
    await callee.request('acceptCall', { callId });
    const [running] = await waitForCalls(bob.client, ([call]) => call?.participants.length === 2);
    expect(running!.endedAt).toBeNull();
    await callee.request('hangUp', { callId });
    const [outgoing] = await waitForCalls(ada.client, hasEnded);
    expect(outgoing).toEqual({
      id: running!.id,
      kind: 'one-to-one',
      groupId: null,
      meeting: null,
      direction: 'outgoing',
      missed: false,
      declined: false,
      startedBy: { communicationUserId: ada.rawId, displayName: ada.name },
      participants: [
        { communicationUserId: ada.rawId, displayName: ada.name },
        { communicationUserId: bob.rawId, displayName: bob.name },
      ],
      called: [],
      startedAt: expect.any(String),
      endedAt: expect.any(String),
    });
    expect(await waitForCalls(bob.client, hasEnded)).toEqual([{ ...outgoing, direction: 'incoming' }]);
  });

  it('200 says who missed a call', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')];
    using caller = await agentOf(ada);
    using callee = await agentOf(bob);
    const callId = await caller.startCall(bob.rawId);
    await callee.incomingCall();
    const [ringing] = await waitForCalls(bob.client, (calls) => calls.length === 1);
    expect(ringing).toMatchObject({ missed: false, endedAt: null });
    await caller.request('hangUp', { callId });
    const [missed] = await waitForCalls(bob.client, hasEnded);
    expect(missed).toMatchObject({ missed: true, direction: 'incoming' });
    expect(missed!.participants.map(({ displayName }) => displayName)).toEqual([ada.name]);
    expect(await waitForCalls(ada.client, hasEnded)).toMatchObject([
      {
        missed: false,
        direction: 'outgoing',
        called: [{ communicationUserId: bob.rawId, displayName: bob.name }],
      },
    ]);
  });

  it('200 says that a call was declined, which is not missed', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')];
    using caller = await agentOf(ada);
    using callee = await agentOf(bob);
    await caller.startCall(bob.rawId);
    await callee.request('rejectCall', { callId: await callee.incomingCall() });
    for (const { client } of [ada, bob]) {
      const [call] = await waitForCalls(client, hasEnded);
      expect(call).toMatchObject({
        missed: false,
        declined: true,
        called: [{ communicationUserId: bob.rawId }],
      });
    }
    expect(await bob.client.api.getMissedCalls()).toEqual({ unseenCount: 0 });
  });

  it('200 tells of a group call by its link, which guests join', async () => {
    const [ada, guest] = [await person('Ada'), await person('Guest')];
    const groupId = randomUUID();
    using first = await agentOf(ada);
    using second = await agentOf(guest);
    await first.joinCall({ groupId });
    await second.joinCall({ groupId });
    const isFull = ([call]: CallRecord[]) => call?.participants.length === 2;
    for (const { client } of [ada, guest]) {
      const calls = await waitForCalls(client, isFull);
      expect(calls).toMatchObject([{ kind: 'group', groupId, direction: 'joined', missed: false }]);
    }
  });

  it('200 is the same in whatever order the events come, and however often', async () => {
    const [ada, bob, carol] = [await person('Ada'), await person('Bob'), await person('Carol')];
    const rawIds = [ada.rawId, bob.rawId, carol.rawId] as const;
    const start = Date.now();
    const inOrder = groupCall(...rawIds, start);
    const reversed = groupCall(...rawIds, start + 10_000).reverse();
    const mixed = groupCall(...rawIds, start + 20_000).sort((one, other) => (one.at % 7) - (other.at % 7));
    await tell([...inOrder, ...reversed, ...mixed, ...mixed.toReversed(), ...inOrder]);
    for (const [index, { client }] of [ada, bob, carol].entries()) {
      const calls = await waitForCalls(
        client,
        (items) => items.length === 3 && items.every((one) => one.endedAt),
      );
      expect(calls.map(({ startedAt }) => Date.parse(startedAt) - start)).toEqual([20_000, 10_000, 0]);
      for (const call of calls) {
        expect(Date.parse(call.endedAt!) - Date.parse(call.startedAt)).toBe(5002);
        expect(call).toMatchObject({
          kind: 'group',
          direction: ['outgoing', 'incoming', 'incoming'][index],
          missed: index === 1,
          startedBy: { communicationUserId: ada.rawId },
          participants: [{ displayName: ada.name }, { displayName: carol.name }],
          called: [{ displayName: bob.name }],
        });
      }
    }
  });

  it('200 page by page, and people who are no users without a name', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')];
    const stranger = '8:acs:somebody_else';
    const start = Date.now();
    await tell([0, 1, 2].flatMap((index) => groupCall(stranger, bob.rawId, ada.rawId, start + index * 10)));
    await waitForCalls(ada.client, (items) => items.length === 3);
    const first = await ada.client.api.listCalls({ limit: 2 });
    const second = await ada.client.api.listCalls({ limit: 2, cursor: first.nextCursor! });
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    const times = [...first.items, ...second.items].map(({ startedAt }) => Date.parse(startedAt) - start);
    expect(times).toEqual([20, 10, 0]);
    expect(first.items[0]!.startedBy).toEqual({ communicationUserId: stranger, displayName: null });
  });

  it('400 for a cursor that is none', async () => {
    const { client } = await person('Ada');
    const refused = client.api.listCalls({ cursor: 'yesterday' });
    await expect(refused).rejects.toMatchObject({ status: 400, code: 'request/invalid' });
  });

  it('200 is empty for people who were in no call, and for those without an identity', async () => {
    const client = await bed.signIn('Ada');
    expect(await client.api.listCalls()).toEqual({ items: [], nextCursor: null });
    await client.api.issueToken();
    expect(await client.api.listCalls()).toEqual({ items: [], nextCursor: null });
  });
});

describe('PUT /api/calls/declined', () => {
  it('200 tells declined from missed in a call of more people, where events do not', async () => {
    const [ada, bob, carol] = [await person('Ada'), await person('Bob'), await person('Carol')];
    const events = groupCall(ada.rawId, bob.rawId, carol.rawId);
    const { serverCallId } = events[0]!.data as { serverCallId: string };
    await tell(events);
    expect(await bob.client.api.getMissedCalls()).toEqual({ unseenCount: 1 });
    for (const _ of ['first', 'again'])
      expect(await bob.client.api.declineCall({ serverCallId })).toEqual({ isKnown: true });
    expect(await bob.client.api.getMissedCalls()).toEqual({ unseenCount: 0 });
    expect((await bob.client.api.listCalls()).items).toMatchObject([{ missed: false, declined: true }]);
    expect((await ada.client.api.listCalls()).items).toMatchObject([{ missed: false, declined: false }]);
  });

  it('200 knows nothing of a call that the caller was not called into', async () => {
    const [ada, bob, carol] = [await person('Ada'), await person('Bob'), await person('Carol')];
    const events = groupCall(ada.rawId, bob.rawId, carol.rawId);
    const { serverCallId } = events[0]!.data as { serverCallId: string };
    await tell(events);
    const stranger = await bed.signIn('Dan');
    for (const { api } of [ada.client, stranger])
      expect(await api.declineCall({ serverCallId })).toEqual({ isKnown: false });
    expect(await bob.client.api.declineCall({ serverCallId: 'another' })).toEqual({ isKnown: false });
  });
});
