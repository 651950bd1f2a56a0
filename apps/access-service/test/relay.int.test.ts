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
