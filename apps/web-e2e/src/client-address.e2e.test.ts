import { request } from 'node:http';
import { test as base, expect } from '@playwright/test';
import { DevEnv, type Platform } from '@switchboard/dev-env';

const perMinute = 60;

const test = base.extend<object, { platform: Platform }>({
  platform: [
    async ({}, use) => {
      await using environment = await DevEnv.start({
        env: { 'access-service': { RATE_LIMIT_PER_ADDRESS: String(perMinute) } },
      });
      await use(environment.platform);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

let nextAddress = 1;
/** What a client sends that wants to be somebody else each time. */
const forged = () => ({ 'x-forwarded-for': `203.0.113.${nextAddress++}` });

/** The service's words in the answer to a websocket's handshake. */
async function askForWebsocket(web: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ connection: 'Upgrade', upgrade: 'websocket', origin: web, ...forged() },
      ...{ 'sec-websocket-version': '13', 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==' },
    };
    request(`${web}/api/live?EIO=4&transport=websocket`, { headers, agent: false })
      .on('response', (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
        answer.on('close', () => resolve({ status: answer.statusCode ?? 0, body }));
      })
      .on('upgrade', (_, socket) => {
        socket.destroy();
        resolve({ status: 101, body: '' });
      })
      .on('error', reject)
      .end();
  });
}

test.describe('the address of a client', () => {
  test('is that of its connection, whatever it writes into X-Forwarded-For', async ({ platform }) => {
    const { web } = platform.endpoints;
    const signedIn = await fetch(`${web}/api/sign-in/development`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: web, ...forged() },
      body: JSON.stringify({ displayName: 'Ada' }),
    });
    expect(signedIn.status).toBeLessThan(300);
    const cookie = signedIn.headers.getSetCookie().map((text) => text.split(';', 1)[0]);
    const sessions = await fetch(`${web}/api/sessions`, {
      headers: { cookie: cookie.join('; '), ...forged() },
    });
    const { items } = (await sessions.json()) as { items: { address: string }[] };
    expect(items.map(({ address }) => address)).toEqual(['127.0.0.1']);
  });

  test('is limited as one, for requests and websockets alike', async ({ platform }) => {
    const { web } = platform.endpoints;
    const asks = Array.from({ length: perMinute * 2 }, async () =>
      fetch(`${web}/api/config`, { headers: forged() }),
    );
    const answers = await Promise.all(asks);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(perMinute - 1);
    expect((await fetch(`${web}/api/config`, { headers: forged() })).status).toBe(429);
    expect((await askForWebsocket(web)).body).toContain('rate-limit/address');
  });

  test('is not guessed when the trusted proxies are not understood: the server does not start', async () => {
    const env = { web: { WEB_TRUSTED_PROXIES: '10.0.0.0/33' } };
    await expect(DevEnv.start({ env })).rejects.toThrow('WEB_TRUSTED_PROXIES names "10.0.0.0/33"');
  });
});
