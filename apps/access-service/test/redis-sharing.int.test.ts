import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningAccessService } from '../src/index.ts';
import { ControllableClock } from './support/controllable-clock.ts';
import { connectToRedis } from './support/redis.ts';
import { hasServers, RedisBed } from './support/redis-bed.ts';
import type { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const ISSUE = 'CommunicationIdentity_IssueAccessToken';
const RELAY = 'CommunicationNetworkTraversal_IssueRelayConfiguration';

describe.skipIf(!hasServers)('what two replicas share in Redis', () => {
  const clock = new ControllableClock();
  let redis: RedisBed;
  let bed: ServiceBed;
  let here: RunningAccessService;
  let there: RunningAccessService;
  beforeAll(async () => {
    redis = await RedisBed.start(
      {},
      { clock },
      { turnUrls: ['turn:relay.example:3478'], turnSecret: 'x'.repeat(32) },
    );
    bed = redis.services;
    [here, there] = [bed.replica(0), bed.replica(1)];
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  async function signInOnBoth(name: string): Promise<[TestClient, TestClient]> {
    const one = await bed.signIn(name, here);
    const other = bed.client(there);
    await other.signIn(one.session.user.displayName);
    return [one, other];
  }

  /** Everything that Redis keeps of this installation. */
  async function everything(): Promise<string> {
    const connection = await connectToRedis(undefined, new URL(bed.emulator.endpoint).host);
    const { prefix } = connection;
    const values = await connection.run(async (client) => {
      const keys = await client.keys(`${prefix}*`);
      return Promise.all(
        keys.map(async (key) => {
          const type = await client.type(key);
          const value =
            type === 'hash'
              ? await client.hGetAll(key)
              : type === 'zset'
                ? await client.zRange(key, 0, -1)
                : await client.get(key);
          return `${key}=${typeof value === 'string' ? decoded(value) : JSON.stringify(value)}`;
        }),
      );
    });
    connection.close();
    return values.join('\n');
  }
  const decoded = (value: string) => `${value} ${Buffer.from(value, 'base64url').toString('latin1')}`;

  describe('tokens', () => {
    it('are asked for once upstream, however many ask on both', async () => {
      const clients = await signInOnBoth('Ada');
      const before = await bed.upstreamCalls(ISSUE);
      const tokens = await Promise.all(
        Array.from({ length: 40 }, (_, index) => clients[index % 2]!.api.issueToken()),
      );
      expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
      expect(await bed.upstreamCalls(ISSUE)).toBe(before + 1);
    });

    it('are given by neither after a log-out on one', async () => {
      const [one, other] = await signInOnBoth('Ada');
      const { token } = await other.api.issueToken();
      await one.api.signOut();
      await vi.waitFor(async () => expect((await other.api.issueToken()).token).not.toBe(token), 20_000);
    });

    it('that the data plane refused are replaced on both', async () => {
      const [one, other] = await signInOnBoth('Ada');
      const { token } = await one.api.issueToken();
      expect((await other.api.issueToken()).token).toBe(token);
      clock.advance(6000);
      const next = await one.api.issueToken({ replace: true });
      expect(next.token).not.toBe(token);
      await vi.waitFor(async () => expect((await other.api.issueToken()).token).toBe(next.token), 20_000);
    });

    it('of an old role are given by neither', async () => {
      const [one, other] = await signInOnBoth('Ada');
      const admin = await bed.signIn('Admin', here);
      const { token } = await other.api.issueToken();
      await admin.api.changeRole(one.userId, 'guest');
      await vi.waitFor(async () => expect((await other.api.issueToken()).token).not.toBe(token), 20_000);
    });

    it('cannot be read in Redis, nor can secrets of sessions or credentials of the relay', async () => {
      const client = await bed.signIn('Ada', here);
      const { token } = await client.api.issueToken();
      const relay = await client.api.issueRelay();
      const stored = await everything();
      expect(stored).toContain(`token:browser:${client.userId}=`);
      expect(stored).toContain(`relay:${client.userId}=`);
      const secrets = [token, token.split('.')[1]!, token.split('.')[2]!, client.session.csrfToken];
      const credentials = relay.iceServers.map(({ credential }) => credential);
      for (const secret of [...secrets, ...credentials, ...client.cookies.values()]) {
        expect(secret.length).toBeGreaterThan(10);
        expect(stored).not.toContain(secret);
      }
    });
  });

  it('relay credentials are asked for once upstream, however many ask on both', async () => {
    const clients = await signInOnBoth('Ada');
    const before = await bed.upstreamCalls(RELAY);
    const relays = await Promise.all(
      Array.from({ length: 20 }, (_, index) => clients[index % 2]!.api.issueRelay()),
    );
    expect(new Set(relays.map(({ iceServers }) => JSON.stringify(iceServers))).size).toBe(1);
    expect(await bed.upstreamCalls(RELAY)).toBe(before + 1);
  });

  describe('tokens that end', () => {
    it('of one are given by the other, and by neither with under ten minutes left', async () => {
      const [one, other] = await signInOnBoth('Ada');
      const { token, expiresOn } = await one.api.issueToken();
      expect((await other.api.issueToken()).token).toBe(token);
      clock.advance(Date.parse(expiresOn) - clock.now().getTime() - 9 * 60_000);
      await other.signIn(one.session.user.displayName);
      expect((await other.api.issueToken()).token).not.toBe(token);
    });
  });
});

describe.skipIf(!hasServers)('rate limits over two replicas', () => {
  let redis: RedisBed;
  let bed: ServiceBed;
  beforeAll(async () => {
    redis = await RedisBed.start({
      RATE_LIMIT_PER_USER: '20',
      RATE_LIMIT_SIGN_IN: '10',
      RATE_LIMIT_PER_ADDRESS: '60',
    });
    bed = redis.services;
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  let address = 0;
  const fromElsewhere = () => ({ 'x-forwarded-for': `198.51.100.${(address += 1)}` });
  const replicas = (index: number) => bed.replica(index % 2);

  it('count the requests of a user once, whichever replica they come to', async () => {
    const client = await bed.signIn('Ada');
    const answers = [];
    for (let count = 0; count < 24; count += 1) {
      const other = bed.client(replicas(count));
      for (const [name, value] of client.cookies) other.cookies.set(name, value);
      answers.push(await other.send('GET', '/api/session', { headers: fromElsewhere() }));
    }
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(200), ...Array(4).fill(429)]);
    expect(answers.at(-1)!.body).toMatchObject({ code: 'rate-limit/user' });
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('count attempts to sign in once, also those of one moment', async () => {
    const headers = fromElsewhere();
    const attempt = (index: number) =>
      bed.client(replicas(index)).send('POST', '/api/sign-in/development', { body: {}, headers });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => attempt(index)));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('hold for an address that is new to one replica and used up on the other', async () => {
    const headers = fromElsewhere();
    for (let count = 0; count < 61; count += 1) {
      await bed.client(replicas(0)).send('GET', '/api/config', { headers });
    }
    const answer = await bed.client(replicas(1)).send('GET', '/api/config', { headers });
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate-limit/address' } });
  });

  it('are each replica’s own while Redis is away, and no reason to fail', async () => {
    await redis.connection.cut();
    const headers = fromElsewhere();
    const ask = (index: number) => bed.client(replicas(index)).send('GET', '/api/config', { headers });
    const statuses = [];
    for (let count = 0; count < 62; count += 1) statuses.push((await ask(0)).status);
    expect(statuses).toEqual([...Array(60).fill(200), 429, 429]);
    expect((await ask(1)).status).toBe(200);
    await redis.connection.restore();
  });
});
