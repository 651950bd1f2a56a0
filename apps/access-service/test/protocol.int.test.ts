import { once } from 'node:events';
import { connect } from 'node:net';
import type { ProblemDetails } from '@switchboard/access-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceBed } from './support/service-bed.ts';

let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start({
    RATE_LIMIT_PER_USER: '20',
    RATE_LIMIT_SIGN_IN: '10',
    RATE_LIMIT_PER_ADDRESS: '60',
  });
});
afterAll(() => bed[Symbol.asyncDispose]());

/** Each test is an address of its own, by the word of a proxy on this machine. */
let address = 0;
const fromElsewhere = () => ({ 'x-forwarded-for': `198.51.100.${(address += 1)}` });

async function post(body: string, headers: Record<string, string>) {
  const response = await fetch(`${bed.service.url}/api/sign-in/development`, {
    method: 'POST',
    headers: { ...fromElsewhere(), ...headers },
    body,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as ProblemDetails,
  };
}

describe('requests that are not well-formed', () => {
  it.each([
    [400, 'request/malformed-json', '{"displayName":', 'application/json'],
    [400, 'request/malformed-json', '', 'application/json'],
    [400, 'request/malformed-json', '{"__proto__":{"a":1}}', 'application/json'],
    [413, 'request/too-large', JSON.stringify({ displayName: 'x'.repeat(70_000) }), 'application/json'],
    [415, 'request/unsupported-media-type', 'displayName=Ada', 'application/x-www-form-urlencoded'],
    [415, 'request/unsupported-media-type', 'Ada', 'text/plain'],
    [400, 'request/invalid', '{"displayName":"   "}', 'application/json'],
    [400, 'request/invalid', '[]', 'application/json'],
  ])('%i %s', async (status, code, body, contentType) => {
    const answer = await post(body, { 'content-type': contentType });
    expect(answer).toMatchObject({ status, body: { status, code, type: 'about:blank' } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body.correlationId).toBe(answer.headers.get('x-correlation-id'));
  });

  it('404 names the path', async () => {
    const answer = await bed.client().send('GET', '/api/nothing/here?secret=1', { headers: fromElsewhere() });
    expect(answer).toMatchObject({
      status: 404,
      body: { code: 'http/no-such-route', detail: 'There is nothing at /api/nothing/here.' },
    });
  });

  it('a correlation id that is none is replaced', async () => {
    const answer = await bed.client().send('GET', '/healthz', {
      headers: { ...fromElsewhere(), 'x-correlation-id': 'x'.repeat(500) },
    });
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('paths that cannot be decoded are refused, not crashed on', async () => {
    for (const path of ['/api/threads/%E0%A4%A', '/api/%00', '/api//', `/api/${'x'.repeat(9000)}`]) {
      const { port } = new URL(bed.service.url);
      const status = await new Promise<number>((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.write(
            `GET ${path} HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 198.51.100.200\r\nconnection: close\r\n\r\n`,
          ),
        );
        socket.on('data', (data) => resolve(Number(/ (\d{3}) /.exec(String(data))?.[1])));
        socket.on('error', reject);
      });
      expect({ path: path.slice(0, 30), status }).toMatchObject({
        status: expect.toSatisfy((s) => s >= 400 && s < 500),
      });
    }
  });

  it("one whose caller goes away in the middle is nobody's failure", async () => {
    const { port } = new URL(bed.service.url);
    const failures = () => bed.log.filter((line) => /request failed|unexpected error/.test(line)).length;
    const before = failures();
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(
        'POST /api/sign-in/development HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
          'Expect: 100-continue\r\nContent-Length: 100\r\n\r\n',
      ),
    );
    // The service says that it waits for the body.
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 100 /);
    socket.destroy();
    for (let later = 0; later < 5; later += 1) await fetch(`${bed.service.url}/healthz`);
    expect(failures()).toBe(before);
  });
});

describe('rate limits', () => {
  it('429 with Retry-After for one user, wherever the requests come from', async () => {
    const client = await bed.signIn('Ada');
    const answers = [];
    for (let count = 0; count < 25; count += 1) {
      answers.push(await client.send('GET', '/api/session', { headers: fromElsewhere() }));
    }
    expect(answers.slice(0, 20).every(({ status }) => status === 200)).toBe(true);
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'rate-limit/user' } });
    expect(Number(answers.at(-1)!.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await bed.signIn('Bob');
    await other.refresh();
  });

  it('429 for attempts to sign in from one address', async () => {
    const headers = fromElsewhere();
    const statuses = [];
    for (let count = 0; count < 12; count += 1) {
      statuses.push(
        (await bed.client().send('POST', '/api/sign-in/development', { body: {}, headers })).status,
      );
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429, 429]);
  });

  it('429 for one address, whatever it asks for', async () => {
    const headers = fromElsewhere();
    let last = await bed.client().send('GET', '/api/config', { headers });
    for (let count = 0; count < 60; count += 1)
      last = await bed.client().send('GET', '/api/config', { headers });
    expect(last).toMatchObject({ status: 429, body: { code: 'rate-limit/address' } });
    expect(last.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});

describe('for operators', () => {
  it('/metrics counts requests by route and actions by name', async () => {
    const client = await bed.signIn('Ada');
    await client.api.issueToken();
    const { body } = await bed.client().send('GET', '/metrics', { headers: fromElsewhere() });
    expect(body).toMatch(
      /http_server_request_duration_seconds_count\{method="POST",route="\/api\/tokens",status="200"\} 1/,
    );
    expect(body).toMatch(/access_audited_actions_total\{action="token\/issued"\} 1/);
  });

  it('/metrics says what /readyz says, and what waits to be sent', async () => {
    const { body } = await bed.client().send('GET', '/metrics', { headers: fromElsewhere() });
    expect(body).toContain('access_check_passes{check="database"} 1');
    expect(body).toContain('access_check_passes{check="communicationServices"} 1');
    expect(body).toContain('access_sms_outbox_messages 0');
    expect(body).toContain('access_sms_outbox_oldest_seconds 0');
  });

  it('/api/docs is a page whose every file comes from this service', async () => {
    const headers = fromElsewhere();
    const page = await bed.client().send('GET', '/api/docs', { headers });
    const files = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(3);
    for (const file of files) expect((await bed.client().send('GET', file, { headers })).status).toBe(200);
  });
});
