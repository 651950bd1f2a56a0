import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUser, fetchSigned, startTemporaryEmulator, type TemporaryEmulator } from './support.ts';

describe('the control API', () => {
  let emulator: TemporaryEmulator;
  beforeAll(async () => {
    emulator = await startTemporaryEmulator({
      seed: {
        identities: [{ name: 'alice' }, { name: 'bob' }],
        threads: [
          { topic: 'Lunch', participants: ['alice', 'bob'], messages: [{ from: 'bob', content: 'Noon?' }] },
        ],
      },
    });
  });
  afterAll(() => emulator[Symbol.asyncDispose]());
  beforeEach(() => emulator.reset());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many shapes, each checked by its test
  async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
    const response = await fetch(`${emulator.http}/_emulator/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  const deleteIdentity = (rawId: string) =>
    fetchSigned(emulator, 'DELETE', `/identities/${encodeURIComponent(rawId)}?api-version=2023-10-01`);

  it('GET health: ready', async () => {
    expect(await call('GET', 'health')).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('GET metrics: what was answered, what is open and what the process takes, for Prometheus', async () => {
    await createUser(emulator);
    const answer = await fetch(`${emulator.http}/_emulator/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    expect(text).toMatch(
      /^acs_emulator_requests_total\{operation="CommunicationIdentity_Create",status="201"\} [1-9]/m,
    );
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    expect(text).not.toContain('Emulator_');
  });

  it('POST reset: forgets users, journal and events, sets the clock back and loads the seed', async () => {
    const seeded = (await call('GET', 'state')).body.documents;
    const { token } = await createUser(emulator);
    await emulator.clock.advance(3_600_000);
    emulator.clock.freeze();
    expect((await call('POST', 'reset')).status).toBe(204);
    const after = (await call('GET', 'state')).body.documents;
    expect(after).toHaveLength(seeded.length);
    expect(JSON.stringify(after)).toContain('Noon?');
    expect((await call('GET', 'requests')).body.value).toEqual([]);
    expect((await call('GET', 'events/wait?timeout=0')).status).toBe(204);
    expect((await call('GET', 'clock')).body.frozen).toBe(false);
    const threads = await fetch(`${emulator.http}/chat/threads?api-version=2025-03-15`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(threads.status).toBe(401);
  });

  it('GET and PUT state: what was exported is there again', async () => {
    const { rawId } = await createUser(emulator);
    const exported = (await call('GET', 'state')).body;
    await deleteIdentity(rawId);
    expect((await call('PUT', 'state', exported)).status).toBe(204);
    expect((await call('GET', 'state')).body).toEqual(exported);
    expect((await call('GET', 'health')).status).toBe(200);
  });

  it('PUT state: 400 for anything else, and nothing is lost', async () => {
    const before = (await call('GET', 'state')).body;
    for (const body of [{}, { version: 2, documents: [] }, { version: 1, documents: [{}] }, []]) {
      expect((await call('PUT', 'state', body)).status).toBe(400);
    }
    expect((await call('GET', 'state')).body).toEqual(before);
  });

  it('PUT state: takes more than the 4 MB of the data plane', async () => {
    const exported = (await call('GET', 'state')).body;
    const key = { collection: 'test/large', partition: '', id: 'x' };
    const large = { key, body: 'x'.repeat(5_000_000), etag: 'x', sequence: 1_000_000 };
    expect(
      (await call('PUT', 'state', { ...exported, documents: [...exported.documents, large] })).status,
    ).toBe(204);
  });

  it('the clock: freeze, advance by a duration, resume; tokens expire on it', async () => {
    const { token } = await createUser(emulator);
    const list = () =>
      fetch(`${emulator.http}/chat/threads?api-version=2025-03-15`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const frozen = (await call('POST', 'clock/freeze')).body;
    expect(frozen.frozen).toBe(true);
    expect((await call('GET', 'clock')).body).toEqual(frozen);
    expect((await list()).status).toBe(200);
    const moved = (await call('POST', 'clock/advance', { duration: 'PT25H' })).body;
    expect(Date.parse(moved.now) - Date.parse(frozen.now)).toBe(25 * 3_600_000);
    expect((await list()).status).toBe(401);
    expect((await call('POST', 'clock/resume')).body.frozen).toBe(false);
  });

  it.each([{ duration: '25h' }, { duration: '' }, { duration: 5 }, {}, { duration: 'P999999W' }])(
    'POST clock/advance %j: 400',
    async (body) => expect((await call('POST', 'clock/advance', body)).status).toBe(400),
  );

  it('GET requests: operation, verdict and masked secrets, newest first', async () => {
    const { rawId } = await createUser(emulator);
    await fetch(`${emulator.http}/identities?api-version=2023-10-01`, { method: 'POST' });
    const { value } = (await call('GET', 'requests?limit=2')).body;
    expect(value).toMatchObject([
      {
        operation: 'CommunicationIdentity_Create',
        status: 401,
        authentication: expect.stringMatching(/^refused: no/),
      },
      {
        operation: 'CommunicationIdentity_Create',
        status: 201,
        apiVersion: '2023-10-01',
        authentication: 'access key',
        request: { headers: { authorization: 'HMAC-SHA256 ***' } },
        response: { body: { identity: { id: rawId }, accessToken: { token: '***' } } },
      },
    ]);
    expect((await call('GET', 'requests?limit=0')).status).toBe(400);
  });

  it('GET events/wait: an event of the past, of the future, and none', async () => {
    const first = await createUser(emulator);
    const second = await createUser(emulator);
    await deleteIdentity(first.rawId);
    const past = await call('GET', 'events/wait?type=IdentityDeleted');
    expect(past.body).toMatchObject({ type: 'IdentityDeleted', data: { rawId: first.rawId } });

    const next = call('GET', `events/wait?type=IdentityDeleted&after=${past.body.sequence}&timeout=PT20S`);
    const narrowed = call('GET', `events/wait?data.rawId=${encodeURIComponent(second.rawId)}&timeout=20`);
    await deleteIdentity(second.rawId);
    expect((await next).body.data.rawId).toBe(second.rawId);
    expect((await narrowed).body.data.rawId).toBe(second.rawId);

    expect((await call('GET', 'events/wait?after=now&timeout=0.01')).status).toBe(204);
    expect((await call('GET', 'events/wait?type=Nothing&timeout=0.01')).status).toBe(204);
  });

  it.each(['timeout=x', 'timeout=601', 'after=-1', 'after=x', 'tpye=x'])(
    'GET events/wait?%s: 400',
    async (query) => expect((await call('GET', `events/wait?${query}`)).status).toBe(400),
  );

  it('GET jwks and ca.pem: what clients have to trust', async () => {
    expect((await call('GET', 'jwks')).body.keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256' });
    const pem = await (await fetch(`${emulator.http}/_emulator/ca.pem`)).text();
    expect(pem).toBe(emulator.caCertificate);
  });
});
