import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CallingClient } from './support/calling-client.ts';
import { startEventBed } from './support/event-bed.ts';
import { LivePage } from './support/live-page.ts';
import type { ServiceBed } from './support/service-bed.ts';

const WAIT = { timeout: 20_000, interval: 20 };

let bed: ServiceBed;
beforeAll(async () => {
  bed = await startEventBed();
  await vi.waitFor(() => expect(bed.log.join('')).toContain('subscribed to events'), { timeout: 20_000 });
});
afterAll(() => bed[Symbol.asyncDispose]());

async function person(name: string) {
  const client = await bed.signIn(name);
  const { token, communicationUserId: rawId } = await client.api.issueToken();
  return { client, rawId, name: client.session.user.displayName, api: client.api, token };
}
type Person = Awaited<ReturnType<typeof person>>;

const pageOf = ({ client }: Person) => LivePage.open(client, bed.origin);
const agentOf = ({ token }: Person) => CallingClient.connect(bed.emulator.endpoint, token);

/** @returns the call's id, once it is known to be over */
async function callInVain(ada: Person, bob: Person): Promise<string> {
  const before = (await bob.api.listCalls()).items;
  using caller = await agentOf(ada);
  using callee = await agentOf(bob);
  const callId = await caller.startCall(bob.rawId);
  await callee.incomingCall();
  await caller.request('hangUp', { callId });
  return vi.waitFor(async () => {
    const { items } = await bob.api.listCalls();
    expect(items).toHaveLength(before.length + 1);
    const [latest] = items;
    expect(latest?.endedAt).toEqual(expect.any(String));
    return latest!.id;
  }, WAIT);
}

describe('live updates about calls', () => {
  it('tell those whom a call concerns that it began and ended, and nobody else', async () => {
    const [ada, bob, eve] = [await person('Ada'), await person('Bob'), await person('Eve')];
    using adas = await pageOf(ada);
    using bobs = await pageOf(bob);
    using eves = await pageOf(eve);
    const callId = await callInVain(ada, bob);
    await vi.waitFor(() => {
      expect(adas.updates('calls:changed').length).toBeGreaterThan(0);
      expect(bobs.updates('calls:missed')).toContainEqual({ callId, from: ada.name });
    }, WAIT);
    expect(adas.updates('calls:missed')).toEqual([]);
    expect(eves.heard).toEqual([]);
  });
});

describe('GET /api/calls/missed', () => {
  it('200 counts missed calls until the list was read, of which the other pages hear', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')];
    using otherPage = await pageOf(bob);
    await callInVain(ada, bob);
    expect(await bob.api.getMissedCalls()).toEqual({ unseenCount: 1 });
    expect(await ada.api.getMissedCalls()).toEqual({ unseenCount: 0 });
    await ada.api.markCallsSeen();
    expect(await bob.api.getMissedCalls()).toEqual({ unseenCount: 1 });
    await bob.api.markCallsSeen();
    expect(await bob.api.getMissedCalls()).toEqual({ unseenCount: 0 });
    await vi.waitFor(() => expect(otherPage.updates('calls:seen')).toHaveLength(1), WAIT);
    await callInVain(ada, bob);
    expect(await bob.api.getMissedCalls()).toEqual({ unseenCount: 1 });
  });

  it('200 is 0 for people without an identity, who may say that they have seen all of it', async () => {
    const client = await bed.signIn('Ada');
    await client.api.markCallsSeen();
    expect(await client.api.getMissedCalls()).toEqual({ unseenCount: 0 });
  });
});
