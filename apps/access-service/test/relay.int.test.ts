import { CommunicationIdentityClient } from '@azure/communication-identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ControllableClock } from './support/controllable-clock.ts';
import { ServiceBed } from './support/service-bed.ts';

const OPERATION = 'CommunicationNetworkTraversal_IssueRelayConfiguration';
const clock = new ControllableClock();
const relay = {
  turnUrls: ['turn:relay.example:3478'],
  turnSecret: 'a secret of the relay'.replaceAll(' ', '-'),
};
let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start({}, { clock }, 1, {}, relay);
});
afterAll(() => bed[Symbol.asyncDispose]());

describe('POST /api/relay', () => {
  it.each([
    ['Guest', 2],
    ['Member', 6],
    ['Admin', 6],
  ])('200 gives a %s a credential of the own identity for %i hours', async (name, hours) => {
    const client = await bed.signIn(name);
    const { communicationUserId } = await client.api.issueToken();
    const { iceServers, expiresAt } = await client.api.issueRelay();
    expect(await bed.upstreamBodies(OPERATION)).toContainEqual({
      id: communicationUserId,
      routeType: 'any',
      ttl: hours * 3600,
    });
    const expiry = Date.parse(expiresAt) / 1000;
    expect(iceServers).toEqual([
      {
        urls: ['turn:relay.example:3478', 'stun:relay.example:3478'],
        username: `${expiry}:${communicationUserId}`,
        credential: expect.any(String),
      },
    ]);
  });

  it('200 gives 50 requests at once the same credential, which is issued and written in the audit log once', async () => {
    const client = await bed.signIn('Ada');
    const before = await bed.upstreamCalls(OPERATION);
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.api.issueRelay()));
    answers.push(await client.api.issueRelay());
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await bed.upstreamCalls(OPERATION)).toBe(before + 1);
    const admin = await bed.signIn('Admin');
    const { items } = await admin.api.listAuditLog({ action: 'relay/issued', userId: client.userId });
    expect(items.map(({ details }) => details)).toEqual([
      { ttlSeconds: 6 * 3600, expiresAt: answers[0]!.expiresAt },
    ]);
  });

  it('200 gives another credential once half of the life of the last one is over', async () => {
    const client = await bed.signIn('Ada');
    const before = await bed.upstreamCalls(OPERATION);
    await client.api.issueRelay();
    clock.advance(3 * 3_600_000 - 60_000);
    await client.signIn(client.session.user.displayName);
    await client.api.issueRelay();
    expect(await bed.upstreamCalls(OPERATION)).toBe(before + 1);
    clock.advance(120_000);
    await client.signIn(client.session.user.displayName);
    await client.api.issueRelay();
    expect(await bed.upstreamCalls(OPERATION)).toBe(before + 2);
  });

  it('200 with a new identity in the place of one that the resource no longer knows', async () => {
    const client = await bed.signIn('Ada');
    const { communicationUserId } = await client.api.issueToken();
    const identities = new CommunicationIdentityClient(bed.emulator.connectionString);
    await identities.deleteUser({ communicationUserId });
    const { iceServers } = await client.api.issueRelay();
    const current = (await client.refresh()).user.communicationUserId;
    expect(current).not.toBe(communicationUserId);
    expect(iceServers[0]!.username.endsWith(`:${current}`)).toBe(true);
  });

  it('401 without a session', async () => {
    const refused = bed.client().api.issueRelay();
    await expect(refused).rejects.toMatchObject({ status: 401, code: 'session/required' });
  });

  it('401 for a user who was disabled', async () => {
    const [client, admin] = [await bed.signIn('Mallory'), await bed.signIn('Admin')];
    await client.api.issueRelay();
    await admin.api.disableUser(client.userId);
    await expect(client.api.issueRelay()).rejects.toMatchObject({ status: 401 });
  });

  it('403 for the id of another user, in the body or in the query', async () => {
    const [client, other] = [await bed.signIn('Ada'), await bed.signIn('Eve')];
    const { communicationUserId } = await other.api.issueToken();
    const before = await bed.upstreamCalls(OPERATION);
    for (const body of [{ userId: other.userId }, { communicationUserId }]) {
      const answer = await client.send('POST', '/api/relay', { body });
      expect(answer).toMatchObject({ status: 403, body: { code: 'relay/not-your-own' } });
    }
    expect((await client.send('POST', `/api/relay?userId=${other.userId}`)).status).toBe(403);
    expect(await bed.upstreamCalls(OPERATION)).toBe(before);
    expect((await client.send('POST', '/api/relay', { body: { userId: client.userId } })).status).toBe(200);
  });

  it('400 for a wish about the life time or the route', async () => {
    const client = await bed.signIn('Ada');
    for (const body of [{ ttl: 172_800 }, { ttlSeconds: 1 }, { routeType: 'nearest' }, []]) {
      expect((await client.send('POST', '/api/relay', { body })).status).toBe(400);
    }
  });

  it('200 gives somebody who becomes a guest a credential for the shorter time', async () => {
    const [client, admin] = [await bed.signIn('Ada'), await bed.signIn('Admin')];
    const asMember = await client.api.issueRelay();
    await admin.api.changeRole(client.userId, 'guest');
    await client.signIn(client.session.user.displayName);
    const asGuest = await client.api.issueRelay();
    const hoursBetween = (Date.parse(asMember.expiresAt) - Date.parse(asGuest.expiresAt)) / 3_600_000;
    expect(Math.round(hoursBetween)).toBe(4);
  });

  it('429 with Retry-After above the rate of a user', async () => {
    await using strict = await ServiceBed.start({ RATE_LIMIT_PER_USER: '3' }, {}, 1, {}, relay);
    const client = await strict.signIn('Ada');
    for (let count = 0; count < 3; count += 1) await client.api.issueRelay();
    const refused = await client.send('POST', '/api/relay');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate-limit/user' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await strict.upstreamCalls(OPERATION)).toBe(1);
  });

  it('503 relay/not-configured says what to do when the resource has no relay', async () => {
    await using without = await ServiceBed.start();
    const client = await without.signIn('Ada');
    const error = (await client.api.issueRelay().catch((thrown: unknown) => thrown)) as Error;
    expect(error).toMatchObject({ status: 503, code: 'relay/not-configured' });
    expect(error.message).toContain('--turn-secret');
    expect(await without.upstreamCalls(OPERATION)).toBe(1);
  });

  it('keeps credentials out of the log', async () => {
    const client = await bed.signIn('Ada');
    const { iceServers } = await client.api.issueRelay();
    const log = bed.log.join('');
    expect(log).toContain('/api/relay');
    expect(log).not.toContain(iceServers[0]!.credential);
  });
});
