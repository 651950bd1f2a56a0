import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningAccessService } from '../src/index.ts';
import { ControllableClock } from './support/controllable-clock.ts';
import { LivePage } from './support/live-page.ts';
import { plan } from './support/meetings.ts';
import { hasServers, RedisBed } from './support/redis-bed.ts';
import type { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 20_000, interval: 20 };
/** Shorter than it takes a replica that was told nothing to look after the sessions of its pages. */
const AT_ONCE = { timeout: 9000, interval: 20 };

describe.skipIf(!hasServers)('two replicas on one Redis', () => {
  let redis: RedisBed;
  let bed: ServiceBed;
  let here: RunningAccessService;
  let there: RunningAccessService;
  beforeAll(async () => {
    // What a replica has checked holds for ever, unless it is told something else.
    redis = await RedisBed.start({}, { clock: new ControllableClock({ isStopped: true }) });
    bed = redis.services;
    [here, there] = [bed.replica(0), bed.replica(1)];
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  /** The same browser, whose requests go to the other replica. */
  function elsewhere(client: TestClient, service = there): TestClient {
    const other = bed.client(service);
    for (const [name, value] of client.cookies) other.cookies.set(name, value);
    return other;
  }

  /** Whose numbers change with it. */
  async function changeTeamOf(admin: TestClient, member: TestClient): Promise<void> {
    const team = { name: `T ${randomUUID()}`, memberUserIds: [member.userId] };
    await admin.api.deleteTeam((await admin.api.createTeam(team)).id);
  }

  describe('a session', () => {
    it('is good on both', async () => {
      const client = await bed.signIn('Ada', here);
      await elsewhere(client).refresh();
      expect(await elsewhere(client).api.listSessions()).toHaveLength(1);
    });

    it('that was used on one a moment ago ends there at once when it is ended on the other', async () => {
      const client = await bed.signIn('Ada', here);
      const other = elsewhere(client);
      await other.refresh();
      await client.api.signOut();
      await vi.waitFor(() => expect(other.refresh()).rejects.toMatchObject({ status: 401 }), WAIT);
    });

    it('ends on the other when its user is disabled, together with its pages', async () => {
      const [admin, client] = [await bed.signIn('Admin', here), await bed.signIn('Mallory', there)];
      using page = await LivePage.open(client, bed.origin);
      await admin.api.disableUser(client.userId);
      await vi.waitFor(() => expect(client.refresh()).rejects.toMatchObject({ status: 401 }), WAIT);
      await vi.waitFor(() => expect(page.updates('session:ended')).toHaveLength(1), AT_ONCE);
    });

    it('has the new role of its user on the other at once, whose pages are closed', async () => {
      const [admin, client] = [await bed.signIn('Admin', here), await bed.signIn('Bob', there)];
      using page = await LivePage.open(client, bed.origin);
      await admin.api.changeRole(client.userId, 'guest');
      await vi.waitFor(async () => expect((await client.refresh()).user.role).toBe('guest'), WAIT);
      await vi.waitFor(() => expect(page.updates('session:ended')).toHaveLength(1), AT_ONCE);
    });
  });

  describe('live updates', () => {
    it('reach the pages of both', async () => {
      const [ada, bob] = [await bed.signIn('Ada', here), await bed.signIn('Bob', there)];
      using page = await LivePage.open(bob, bed.origin);
      using own = await LivePage.open(ada, bed.origin);
      await ada.api.createMeeting(plan({ participants: [{ userId: bob.userId, role: 'attendee' }] }));
      for (const each of [page, own]) {
        await vi.waitFor(() => expect(each.updates('meetings:changed').length).toBeGreaterThan(0), WAIT);
      }
    });

    it('reach none but those whom they concern, and the numbers that a user sees are known to both', async () => {
      const [admin, bob, eve] = [
        await bed.signIn('Admin', here),
        await bed.signIn('Bob', there),
        await bed.signIn('Eve', there),
      ];
      using page = await LivePage.open(bob, bed.origin);
      using other = await LivePage.open(eve, bed.origin);
      await changeTeamOf(admin, bob);
      await vi.waitFor(() => expect(page.updates('phone-numbers:changed')).toHaveLength(1), WAIT);
      expect(other.heard).toEqual([]);
    });

    it('tell who is there of the other replica, and who no longer is', async () => {
      const [ada, bob] = [await bed.signIn('Ada', here), await bed.signIn('Bob', there)];
      const { communicationUserId } = await bob.api.issueToken();
      using page = await LivePage.open(ada, bed.origin);
      page.say('presence:watch', [communicationUserId]);
      const becomes = (state: string) =>
        vi.waitFor(() => {
          expect(page.updates('presence:changed').at(-1)).toMatchObject([{ communicationUserId, state }]);
        }, WAIT);
      await becomes('offline');
      const bobs = await LivePage.open(bob, bed.origin);
      await becomes('available');
      bobs.say('presence:state', 'away');
      await becomes('away');
      bobs[Symbol.dispose]();
      await becomes('offline');
    });

    it('stay open on one replica when the other one stops', async () => {
      const third = await bed.startReplica();
      const client = await bed.signIn('Ada', there);
      using page = await LivePage.open(client, bed.origin);
      await third.stop();
      const admin = await bed.signIn('Admin', here);
      await changeTeamOf(admin, client);
      await vi.waitFor(() => expect(page.updates('phone-numbers:changed')).toHaveLength(1), WAIT);
    });
  });
});
