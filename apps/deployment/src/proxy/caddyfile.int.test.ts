import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../testing/find-program.ts';
import { ProxyBed } from '../testing/proxy-bed.ts';

const caddy = findProgram('caddy');

describe.skipIf(!caddy)(`the reverse proxy${caddy ? '' : ' (Debian: apt-get install caddy)'}`, () => {
  let bed: ProxyBed;
  beforeAll(async () => {
    bed = await ProxyBed.start(caddy!);
  }, 60_000);
  afterAll(() => bed?.[Symbol.asyncDispose]());

  const forged = {
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'evil.example',
  };

  it('has a certificate for the address by which devices reach it, of an authority that it hands out', async () => {
    expect(new X509Certificate(bed.ca).ca).toBe(true);
    expect((await bed.ask(bed.ports.web, '/')).certificateNames).toContain('127.0.0.1');
    expect((await bed.ask(bed.ports.dataPlane, '/')).certificateNames).toContain('127.0.0.1');
  });

  it('hands nothing else out by http, and leads to https', async () => {
    const ask = (path: string) => fetch(`http://127.0.0.1:${bed.ports.http}${path}`, { redirect: 'manual' });
    for (const path of ['/chat?thread=1', '/root.key', '/ca.crt/../root.key', '/ca.crt/%2e%2e/root.key']) {
      const { status, headers } = await ask(path);
      expect(status).toBe(308);
      expect(headers.get('location')).toMatch(/^https:\/\/127\.0\.0\.1\//);
    }
    expect((await ask('/ca.crt')).headers.get('content-type')).toBe('application/x-x509-ca-cert');
  });

  it('says itself where a request comes from', async () => {
    const heard = JSON.parse((await bed.ask(bed.ports.web, '/', forged)).body) as Record<string, string>;
    expect(heard).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': `127.0.0.1:${bed.ports.web}`,
    });
  });

  it('carries websockets, and says so for them too', async () => {
    const answer = await bed.ask(bed.ports.web, '/api/live', {
      ...forged,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    });
    expect(answer.status).toBe(101);
    expect(answer.headers['x-heard']).toBe('127.0.0.1');
  });

  it('does not bind browsers to https for a name that has plain http as well', async () => {
    expect((await bed.ask(bed.ports.web, '/')).headers['strict-transport-security']).toBeUndefined();
  });

  it('leads to the emulator, which sends clients on to the name that they used', async () => {
    const { dataPlane } = bed.ports;
    const answer = await bed.ask(dataPlane, '/chat/config/realTimeNotifications?api-version=2021-09-07', {
      authorization: `Bearer ${bed.chatToken}`,
    });
    expect(JSON.parse(answer.body)).toMatchObject({ trouterServiceUrl: `https://127.0.0.1:${dataPlane}` });
  });

  it.each([
    '/_emulator',
    '/_emulator/state',
    '/_emulator/metrics',
    '/%5Femulator/state',
    '//_emulator/state',
  ])('keeps %s, the control API, for the machine itself', async (path) =>
    expect([403, 404]).toContain((await bed.ask(bed.ports.dataPlane, path)).status),
  );
});
