import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { forwardedHeaders, isSealed, seal } from './forwarded-headers.ts';
import { rewriteForwardedHeaders } from './rewrite-forwarded-headers.ts';
import { plainAddress, trustedProxies } from './trusted-proxies.ts';

type Seen = Record<string, string>;

const nameOf = (headers: IncomingMessage['headers']) => new Headers(headers as Record<string, string>);
const server = createServer((incoming, reply) => {
  const headers = nameOf(incoming.headers);
  reply.end(
    JSON.stringify({
      ...forwardedHeaders(headers),
      real: headers.get('x-real-ip'),
      trace: headers.get('traceparent'),
    }),
  );
}).on('upgrade', (incoming, socket) => {
  socket.end(
    `HTTP/1.1 418 Seen\r\nconnection: close\r\nx-seen: ${JSON.stringify(forwardedHeaders(nameOf(incoming.headers)))}\r\n\r\n`,
  );
});

/** Sends what a client pretends to be, from the address 127.0.0.n. */
async function sendAs(from: string, headers: Record<string, string>): Promise<Seen> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, localAddress: from, headers, agent: false })
      .on('response', (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve(JSON.parse(answer.headers['x-seen']?.toString() ?? text) as Seen));
      })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  rewriteForwardedHeaders('127.0.0.2, 10.0.0.0/8');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
});

describe('rewriteForwardedHeaders', () => {
  const forged = {
    host: 'web.test',
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.test',
    'x-forwarded-seal': 'guessed',
    'x-real-ip': '203.0.113.7',
    forwarded: 'for=203.0.113.7',
    traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
  };
  const truth = {
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'web.test',
  };

  it('writes the address of the socket, whatever a client says', async () => {
    expect(await sendAs('127.0.0.1', forged)).toEqual({ ...truth, real: null, trace: null });
  });

  it('does so for websockets', async () => {
    const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
    expect(await sendAs('127.0.0.1', { ...forged, ...upgrade })).toEqual(truth);
  });

  it('believes a trusted proxy', async () => {
    expect(await sendAs('127.0.0.2', forged)).toMatchObject({
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.test',
      trace: forged.traceparent,
    });
  });

  it.each([
    ['203.0.113.66, 198.51.100.4', '198.51.100.4'],
    ['203.0.113.66, 198.51.100.4, 10.1.2.3', '198.51.100.4'],
    ['198.51.100.4:51442', '198.51.100.4'],
    ['[2001:db8::7]:443', '2001:db8::7'],
    ['203.0.113.66, unknown', '127.0.0.2'],
    ['', '127.0.0.2'],
  ])('of the way "%s" takes the last one that nobody trusted wrote: %s', async (way, address) => {
    const headers = { host: 'web.test', 'x-forwarded-for': way };
    expect((await sendAs('127.0.0.2', headers))['x-forwarded-for']).toBe(address);
  });
});

describe('forwardedHeaders', () => {
  const headers = { 'x-forwarded-for': '203.0.113.7' };

  it('are nothing where the server has not written them', () => {
    expect(forwardedHeaders(new Headers(headers))).toEqual({});
    expect(isSealed(new Headers({ 'x-forwarded-seal': 'guessed' }))).toBe(false);
    expect(forwardedHeaders(new Headers({ ...headers, 'x-forwarded-seal': seal() }))).toEqual(headers);
  });
});

describe('trustedProxies', () => {
  it('trusts nobody by default', () => {
    expect(trustedProxies()('127.0.0.1')).toBe(false);
    expect(trustedProxies(' ')('127.0.0.1')).toBe(false);
  });

  it('knows addresses, networks and the names of local ones', () => {
    const isTrusted = trustedProxies('loopback, 192.0.2.0/24,2001:db8::1');
    const known = ['127.9.9.9', '::1', '192.0.2.255', '2001:db8::1'];
    expect([...known, '192.0.3.0', '2001:db8::2', 'unknown'].filter(isTrusted)).toEqual(known);
  });

  it('looks the names of hosts up, again every five seconds', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const addresses: Record<string, string[]> = { proxy: ['172.18.0.5'] };
    const isTrusted = trustedProxies('proxy,absent.internal', async (name) => {
      const found = addresses[name];
      if (!found) throw new Error('ENOTFOUND');
      return found;
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(isTrusted('172.18.0.5')).toBe(true);
    expect(isTrusted('172.18.0.6')).toBe(false);
    addresses['proxy'] = ['172.18.0.6'];
    await vi.advanceTimersByTimeAsync(5_000);
    expect(isTrusted('172.18.0.6')).toBe(true);
    expect(isTrusted('172.18.0.5')).toBe(false);
  });

  it.each(['proxy/8', '10.0.0.0/33', '10.0.0.0/x', '300.1.1.1', 'two words'])(
    'refuses "%s" by name',
    (entry) => {
      expect(() => trustedProxies(entry)).toThrow(`"${entry}"`);
    },
  );
});

describe('plainAddress', () => {
  it.each([
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['10.0.0.1', '10.0.0.1'],
    ['[::1]', '::1'],
    ['2001:db8::7', '2001:db8::7'],
  ])('of %s is %s', (text, address) => {
    expect(plainAddress(text)).toBe(address);
  });
});
