import { request as httpRequest } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createUser, fetchSigned, startTemporaryEmulator, type TemporaryEmulator } from './support.ts';

const identities = '/identities?api-version=2023-10-01';

describe('the emulator’s port', () => {
  let emulator: TemporaryEmulator;
  beforeAll(async () => {
    emulator = await startTemporaryEmulator();
  });
  afterAll(() => emulator[Symbol.asyncDispose]());

  const errorOf = async (response: Response) =>
    ((await response.json()) as { error: { code: string } }).error;

  function getOverTls(path: string, agent?: Agent): Promise<{ status: number; reused: boolean }> {
    return new Promise((resolve, reject) => {
      const request = httpsRequest(
        `${emulator.endpoint}${path}`,
        { ca: emulator.caCertificate, ...(agent && { agent }) },
        (response) => {
          response.resume().on('end', () => {
            resolve({ status: response.statusCode ?? 0, reused: request.reusedSocket });
          });
        },
      );
      request.on('error', reject).end();
    });
  }

  it('speaks HTTP and HTTPS, and keeps TLS connections open', async () => {
    const agent = new Agent({ keepAlive: true });
    expect((await fetch(`${emulator.http}/_emulator/health`)).status).toBe(200);
    expect(await getOverTls('/_emulator/health', agent)).toEqual({ status: 200, reused: false });
    expect(await getOverTls('/_emulator/health', agent)).toEqual({ status: 200, reused: true });
    agent.destroy();
  });

  it.each(['http', 'https'])('accepts websockets over %s', async (scheme) => {
    const { token } = await createUser(emulator);
    const address = `${scheme === 'http' ? 'ws' : 'wss'}://localhost:${emulator.port}/_emulator/events/stream`;
    const socket = new WebSocket(address, {
      ca: emulator.caCertificate,
      headers: { authorization: `Bearer ${token}` },
    });
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    socket.terminate();
  });

  it('refuses a websocket elsewhere, and one of a foreign page at the control API', async () => {
    const refusal = (path: string, headers = {}) =>
      new Promise<string>((resolve) => {
        new WebSocket(`ws://localhost:${emulator.port}${path}`, { headers }).on('error', ({ message }) =>
          resolve(message),
        );
      });
    expect(await refusal('/nowhere')).toContain('404');
    expect(await refusal('/_emulator/events/stream', { origin: 'http://evil.example' })).toContain('403');
  });

  it('takes a body by length, in chunks, or none', async () => {
    const json = '{"createTokenWithScopes":[]}';
    for (const body of ['', '{}', json]) {
      expect((await fetchSigned(emulator, 'POST', identities, body)).status).toBe(201);
    }
    const status = await new Promise((resolve) => {
      const request = httpRequest(`${emulator.http}${identities}`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.write('{"a":');
      request.end('1}');
    });
    expect(status).toBe(401);
  });

  it('413 for a body above 4 MB, announced or not', async () => {
    const large = new Uint8Array(4 * 1024 * 1024 + 1);
    const announced = await fetch(`${emulator.http}${identities}`, { method: 'POST', body: large });
    expect(announced.status).toBe(413);
    expect(await errorOf(announced)).toMatchObject({ code: 'RequestEntityTooLarge' });
    const stream = new Blob([large]).stream();
    const chunked = await fetch(`${emulator.http}${identities}`, {
      method: 'POST',
      body: stream,
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
  });

  it('400 for JSON that is malformed, too deep or not UTF-8', async () => {
    const post = (body: string) => fetchSigned(emulator, 'POST', identities, body);
    for (const body of ['{', `${'['.repeat(5000)}${']'.repeat(5000)}`, '{"a":1}x']) {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await errorOf(response)).toMatchObject({ code: 'BadRequest' });
    }
  });

  it('400 without an api-version or with a malformed one; accepts any other', async () => {
    const code = async (query: string) =>
      (await errorOf(await fetch(`${emulator.http}/calling/recordings/1${query}`))).code;
    const post = (query: string) => fetchSigned(emulator, 'POST', `/identities${query}`);
    expect(await errorOf(await post(''))).toMatchObject({ code: 'MissingApiVersionParameter' });
    expect(await errorOf(await post('?api-version=latest'))).toMatchObject({ code: 'UnsupportedApiVersion' });
    expect((await post('?api-version=2099-01-01-preview3')).status).toBe(201);
    expect(await code('')).toBe('EmulatorOperationNotSupported');
  });

  it('501 with the operation’s name where a published operation is missing, 404 where there is none', async () => {
    const missing = await fetch(
      `${emulator.http}/calling/callConnections/a%3Ab:PLAY?api-version=2026-03-12`,
      { method: 'POST' },
    );
    expect(missing.status).toBe(501);
    expect((await errorOf(missing)) as unknown).toMatchObject({
      code: 'EmulatorOperationNotSupported',
      target: 'CallMedia_Play',
    });
    const nowhere = await fetch(`${emulator.http}/nowhere`);
    expect(nowhere.status).toBe(404);
    expect(await errorOf(nowhere)).toMatchObject({ code: 'NotFound' });
  });

  it('matches paths in any case and takes ids encoded or raw', async () => {
    const { rawId } = await createUser(emulator);
    for (const id of [rawId, encodeURIComponent(rawId)]) {
      const target = `/IDENTITIES/${id}/:ISSUEaccessToken?api-version=2023-10-01`;
      expect((await fetchSigned(emulator, 'POST', target, '{"scopes":["chat"]}')).status).toBe(200);
    }
  });

  it('names each request and echoes the client’s name for it', async () => {
    const { headers } = await fetchSigned(emulator, 'POST', identities, '', {
      'x-ms-client-request-id': 'mine',
    });
    expect(headers.get('ms-cv')).toMatch(/^[\w-]{22}\.0$/);
    expect(headers.get('x-ms-client-request-id')).toBe('mine');
    expect(headers.get('api-supported-versions')).toContain('2023-10-01');
    expect(headers.get('x-processing-time')).toMatch(/^\d+ms$/);
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('opens the data plane, and not the control API, to pages of other origins', async () => {
    const preflight = (path: string) =>
      fetch(`${emulator.http}${path}`, {
        method: 'OPTIONS',
        headers: {
          origin: 'http://localhost:3000',
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'Authorization, x-new-header',
        },
      });
    const open = await preflight('/chat/threads');
    expect(open.status).toBe(204);
    expect(open.headers.get('access-control-allow-origin')).toBe('*');
    expect(open.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(open.headers.get('access-control-allow-headers')).toMatch(/authorization.*x-new-header/);
    const closed = await preflight('/_emulator/state');
    expect(closed.status).toBe(403);
    expect(closed.headers.get('access-control-allow-origin')).toBeNull();
    const refused = await fetch(`${emulator.http}${identities}`, {
      method: 'POST',
      headers: { origin: 'http://x' },
    });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-expose-headers')).toContain('ms-cv');
  });

  it('stops while connections are idle or have not said a word', async () => {
    const own = await startTemporaryEmulator();
    const silent = connect(own.port, '127.0.0.1');
    await new Promise((resolve) => silent.once('connect', resolve));
    await fetch(`${own.http}/_emulator/health`);
    const closed = new Promise((resolve) => silent.once('close', resolve));
    await own[Symbol.asyncDispose]();
    await closed;
    await expect(fetch(`${own.http}/_emulator/health`)).rejects.toThrow();
  });
});
