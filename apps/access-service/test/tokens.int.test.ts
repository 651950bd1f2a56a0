import { randomUUID } from 'node:crypto';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ControllableClock } from './support/controllable-clock.ts';
import { ServiceBed } from './support/service-bed.ts';

const clock = new ControllableClock();
let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start({}, { clock });
});
afterAll(() => bed[Symbol.asyncDispose]());

function claimsOf(token: string): { exp: number; iat: number } {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
}

const upstreamCalls = (operation: string) => bed.upstreamCalls(operation);

async function dataPlaneStatus(token: string): Promise<number> {
  const response = await fetch(`${bed.emulator.endpoint}/chat/threads?api-version=2025-03-15`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.status;
}

describe('POST /api/tokens', () => {
  it.each([
    ['Guest', 'voip.join', 60],
    ['Member', 'voip', 120],
    ['Admin', 'voip', 60],
  ])('200 gives a %s a token for chat.join.limited, %s and %i minutes', async (name, scope, minutes) => {
    const client = await bed.signIn(name);
    const { token, expiresOn, communicationUserId } = await client.api.issueToken();
    const claims = claimsOf(token);
    expect(await bed.upstreamBodies('CommunicationIdentity_IssueAccessToken')).toContainEqual({
      scopes: ['chat.join.limited', scope],
      expiresInMinutes: minutes,
    });
    expect(Math.round((claims.exp - claims.iat) / 60)).toBe(minutes);
    expect(Math.floor(new Date(expiresOn).getTime() / 1000)).toBe(claims.exp);
    expect(communicationUserId).toMatch(/^8:acs:/);
    expect((await client.refresh()).user.communicationUserId).toBe(communicationUserId);
    expect(await dataPlaneStatus(token)).toBe(200);
  });

  it('200 gives 50 requests at once the same token of one new identity', async () => {
    const client = await bed.signIn('Ada');
    const countCalls = () =>
      Promise.all(
        ['CommunicationIdentity_Create', 'CommunicationIdentity_IssueAccessToken'].map(upstreamCalls),
      );
    const before = await countCalls();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => client.api.issueToken()));
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(await countCalls()).toEqual(before.map((count) => count + 1));
  });

  it('200 gives 50 first sign-ins of one person one user with one identity', async () => {
    const name = `Grace ${randomUUID().slice(0, 8)}`;
    const created = await upstreamCalls('CommunicationIdentity_Create');
    const tokens = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const client = bed.client();
        await client.signIn(name);
        return client.api.issueToken();
      }),
    );
    expect(new Set(tokens.map(({ communicationUserId }) => communicationUserId)).size).toBe(1);
    expect(await upstreamCalls('CommunicationIdentity_Create')).toBe(created + 1);
  });

  it('200 gives another token when the data plane refused the last one', async () => {
    const client = await bed.signIn('Ada');
    const { token } = await client.api.issueToken();
    expect((await client.api.issueToken({ replace: true })).token).toBe(token);
    clock.advance(6000);
    expect((await client.api.issueToken({ replace: true })).token).not.toBe(token);
  });

  it('401 without a session', async () => {
    await expect(bed.client().api.issueToken()).rejects.toMatchObject({
      status: 401,
      code: 'session/required',
    });
  });

  it('403 for the id of another user, in the body or in the query', async () => {
    const client = await bed.signIn('Ada');
    const other = await bed.signIn('Eve');
    const { communicationUserId } = await other.api.issueToken();
    for (const body of [{ userId: other.userId }, { communicationUserId }]) {
      const answer = await client.send('POST', '/api/tokens', { body });
      expect(answer).toMatchObject({ status: 403, body: { code: 'tokens/not-your-own' } });
    }
    const query = await client.send('POST', `/api/tokens?communicationUserId=${communicationUserId}`);
    expect(query.status).toBe(403);
    const own = await client.send('POST', '/api/tokens', { body: { userId: client.userId } });
    expect(own.status).toBe(200);
  });

  it('400 for a wish about scopes or life time', async () => {
    const client = await bed.signIn('Ada');
    for (const body of [{ scopes: ['chat', 'voip'] }, { expiresInMinutes: 1440 }]) {
      expect((await client.send('POST', '/api/tokens', { body })).status).toBe(400);
    }
  });

  it('log-out revokes the token upstream at once, and the next session gets another one', async () => {
    const client = await bed.signIn('Ada');
    const { token } = await client.api.issueToken();
    const name = client.session.user.displayName;
    await client.api.signOut();
    expect(await dataPlaneStatus(token)).toBe(401);
    await client.signIn(name);
    const next = await client.api.issueToken();
    expect(next.token).not.toBe(token);
    expect(await dataPlaneStatus(next.token)).toBe(200);
  });

  it('disabling a user ends sessions and tokens at once', async () => {
    const admin = await bed.signIn('Admin');
    const client = await bed.signIn('Mallory');
    const { token } = await client.api.issueToken();
    await admin.api.disableUser(client.userId);
    expect(await dataPlaneStatus(token)).toBe(401);
    await expect(client.api.issueToken()).rejects.toMatchObject({ status: 401 });
    await expect(client.signIn(client.session.user.displayName)).rejects.toMatchObject({
      status: 403,
      code: 'users/disabled',
    });
  });

  it('never gives a token with under ten minutes left, by the clock of the service', async () => {
    const { TokenCache } = await import('../src/tokens/token-cache.ts');
    const cache = new TokenCache();
    const now = new Date();
    const user = { id: 'u', role: 'member' as const, tokensRevokedAt: null };
    const keep = (minutes: number) =>
      cache.keep('u', 'browser', {
        token: 't',
        expiresOn: new Date(now.getTime() + minutes * 60_000),
        communicationUserId: '8:acs:x',
        role: 'member',
        askedAt: now,
      });
    keep(10);
    expect(cache.find(user, 'browser', now)).toBeDefined();
    keep(9.99);
    expect(cache.find(user, 'browser', now)).toBeUndefined();
  });

  it('a new identity takes the place of one that the resource no longer knows', async () => {
    const client = await bed.signIn('Ada');
    const first = await client.api.issueToken();
    await new CommunicationIdentityClient(bed.emulator.connectionString).deleteUser({
      communicationUserId: first.communicationUserId,
    });
    await client.api.signOut();
    await client.signIn(client.session.user.displayName);
    const second = await client.api.issueToken();
    expect(second.communicationUserId).not.toBe(first.communicationUserId);
    expect(await dataPlaneStatus(second.token)).toBe(200);
  });

  it('keeps tokens, cookies and the connection string out of the log', async () => {
    const client = await bed.signIn('Ada');
    const { token } = await client.api.issueToken();
    const log = bed.log.join('');
    expect(log).toContain('/api/tokens');
    for (const secret of [
      token,
      bed.emulator.accessKey,
      client.session.csrfToken,
      ...client.cookies.values(),
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});
