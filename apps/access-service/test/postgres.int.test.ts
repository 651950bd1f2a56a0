import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningAccessService } from '../src/index.ts';
import { PostgresBed, postgresServer } from './support/postgres-bed.ts';
import type { ServiceBed } from './support/service-bed.ts';

describe.skipIf(!postgresServer)('on PostgreSQL', () => {
  let postgres: PostgresBed;
  let bed: ServiceBed;
  let replica: RunningAccessService;
  beforeAll(async () => {
    postgres = await PostgresBed.start();
    bed = postgres.services;
    replica = bed.replica(1);
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  it('50 first sign-ins of one person on two replicas make one user and one identity, and leave no other behind', async () => {
    const name = `Grace ${randomUUID()}`;
    const tokens = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const client = bed.client(bed.replica(index % 2));
        await client.signIn(name);
        return client.api.issueToken();
      }),
    );
    expect(new Set(tokens.map(({ communicationUserId }) => communicationUserId)).size).toBe(1);
    const created = await bed.upstreamCalls('CommunicationIdentity_Create');
    const deleted = await bed.upstreamCalls('CommunicationIdentity_Delete');
    expect(created - deleted).toBe(1);
  });

  it('a session of one replica is good on the other, and its end is seen there', async () => {
    const client = await bed.signIn('Ada');
    const elsewhere = bed.client(replica);
    for (const [name, value] of client.cookies) elsewhere.cookies.set(name, value);
    await elsewhere.refresh();
    await client.api.signOut();
    await vi.waitFor(() => expect(elsewhere.refresh()).rejects.toMatchObject({ status: 401 }), 20_000);
  });

  it('a token that one replica has cached is not given again after a log-out on the other', async () => {
    const name = `Ada ${randomUUID()}`;
    const [one, other] = [bed.client(), bed.client(replica)];
    await one.signIn(name);
    await other.signIn(name);
    const { token } = await other.api.issueToken();
    await one.api.signOut();
    await vi.waitFor(async () => expect((await other.api.issueToken()).token).not.toBe(token), 20_000);
  });

  it('503 with Retry-After while the server is stopped, then everything works again by itself', async () => {
    const client = await bed.signIn('Ada');
    await postgres.connection.cut();
    await expect(bed.client().signIn('Bob')).rejects.toMatchObject({
      status: 503,
      code: 'database/unavailable',
      retryAfterSeconds: 2,
    });
    expect((await client.send('GET', '/readyz')).body).toMatchObject({ checks: { database: 'failed' } });
    expect((await client.send('GET', '/healthz')).status).toBe(200);
    await postgres.connection.restore();
    await client.refresh();
    await bed.client().signIn('Bob');
    await vi.waitFor(async () => expect((await client.send('GET', '/readyz')).status).toBe(200), 20_000);
  });

  it('503 within the time-out while the server says nothing, never a hang', async () => {
    postgres.connection.silence();
    await expect(bed.client().signIn('Bob')).rejects.toMatchObject({
      status: 503,
      code: 'database/unavailable',
    });
    await postgres.connection.restore();
    await vi.waitFor(() => bed.client().signIn('Bob'), 20_000);
  });
});
