import type { LivePageEvents } from '@switchboard/access-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LivePage } from './support/live-page.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 20_000, interval: 20 };

let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

const rawIdOf = async (client: TestClient) => (await client.api.issueToken()).communicationUserId;
const open = (client: TestClient) => LivePage.open(client, bed.origin);

/** What the page was told last of this person. */
function lastOf(page: LivePage, rawId: string) {
  const told = page.updates('presence:changed').flat();
  return told.findLast(({ communicationUserId }) => communicationUserId === rawId);
}
async function becomes(page: LivePage, rawId: string, state: string): Promise<void> {
  await vi.waitFor(() => expect(lastOf(page, rawId)?.state).toBe(state), WAIT);
}

describe.concurrent('presence', () => {
  it('of a watched person is told as it is and whenever it changes; the page that says most counts', async () => {
    const [ada, bob, eve] = [await bed.signIn('Ada'), await bed.signIn('Bob'), await bed.signIn('Eve')];
    const bobsId = await rawIdOf(bob);
    using adas = await open(ada);
    using eves = await open(eve);
    adas.say('presence:watch', [bobsId]);
    await becomes(adas, bobsId, 'offline');
    using first = await open(bob);
    await becomes(adas, bobsId, 'available');
    {
      using second = await open(bob);
      second.say('presence:state', 'in-call');
      await becomes(adas, bobsId, 'in-call');
      first.say('presence:state', 'away');
    }
    await becomes(adas, bobsId, 'away');
    expect(eves.heard).toEqual([]);
  });

  it('ends some seconds after the last page, and says when that was', async () => {
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    const bobsId = await rawIdOf(bob);
    using adas = await open(ada);
    const bobs = await open(bob);
    adas.say('presence:watch', [bobsId]);
    await becomes(adas, bobsId, 'available');
    bobs[Symbol.dispose]();
    await becomes(adas, bobsId, 'offline');
    expect(lastOf(adas, bobsId)?.lastSeenAt).toEqual(expect.any(String));
  });

  it('is nobody else’s business when somebody wants to appear offline, and of nobody who is disabled', async () => {
    const [ada, bob, admin] = [await bed.signIn('Ada'), await bed.signIn('Bob'), await bed.signIn('Admin')];
    const carol = await bed.signIn('Carol');
    const [bobsId, carolsId] = [await rawIdOf(bob), await rawIdOf(carol)];
    using adas = await open(ada);
    using bobs = await open(bob);
    adas.say('presence:watch', [bobsId, carolsId, '8:acs:nobody']);
    await becomes(adas, bobsId, 'available');
    expect(await bob.api.changePresenceSettings({ appearsOffline: true })).toEqual({ appearsOffline: true });
    await becomes(adas, bobsId, 'offline');
    expect(lastOf(adas, bobsId)?.lastSeenAt).toBeNull();
    const told = adas.updates('presence:changed').length;
    bobs.say('presence:state', 'in-call');
    // What the same page is answered afterwards says that this was heard.
    bobs.say('presence:watch', [bobsId]);
    await becomes(bobs, bobsId, 'offline');
    // So what changes now is told with it or later.
    using _carols = await open(carol);
    await becomes(adas, carolsId, 'available');
    const toldSince = adas.updates('presence:changed').slice(told).flat();
    expect(toldSince.filter(({ communicationUserId }) => communicationUserId === bobsId)).toEqual([]);
    using later = await open(ada);
    later.say('presence:watch', [bobsId]);
    await becomes(later, bobsId, 'offline');
    await bob.api.changePresenceSettings({ appearsOffline: false });
    await becomes(adas, bobsId, 'in-call');

    await admin.api.disableUser(bob.userId);
    later.say('presence:watch', [bobsId]);
    await vi.waitFor(() => expect(later.updates('presence:changed').at(-1)).toEqual([]), WAIT);
  });

  it('closes pages that say what they may not', async () => {
    const ada = await bed.signIn('Ada');
    const wrong: [string, unknown][] = [
      ['presence:state', 'hungry'],
      ['presence:watch', Array.from({ length: 201 }, (_, index) => `8:acs:${index}`)],
      ['presence:watch', 'all'],
      ['presence:changed', []],
    ];
    for (const [name, value] of wrong) {
      using page = await open(ada);
      page.say(name as keyof LivePageEvents, value as never);
      await vi.waitFor(() => expect(page.isConnected).toBe(false), WAIT);
    }
    using loud = await open(ada);
    for (let times = 0; times < 61; times++) loud.say('presence:state', 'away');
    await vi.waitFor(() => expect(loud.isConnected).toBe(false), WAIT);
  });
});
