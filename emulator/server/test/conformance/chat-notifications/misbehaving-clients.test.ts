import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startRealTimeBed } from './support/real-time-bed.ts';
import { sampleMessage } from './support/sample-events.ts';
import { eventually } from './support/eventually.ts';

let bed: Awaited<ReturnType<typeof startRealTimeBed>>;
beforeAll(async () => {
  bed = await startRealTimeBed();
});
afterAll(async () => {
  await bed.stop();
  await bed.removeFiles();
});

const call = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(bed.httpEndpoint + path, { method, headers, ...(body === undefined ? {} : { body }) });

async function connect(rawId: string, epid: string) {
  const token = await bed.issueToken(rawId);
  const handshake = await call('GET', `/socket.io/1/?epid=${epid}`, { 'x-skypetoken': token });
  const [sessionId] = (await handshake.text()).split(':');
  const socket = new WebSocket(
    `${bed.httpEndpoint.replace('http', 'ws')}/socket.io/1/websocket/${sessionId}?epid=${epid}`,
  );
  const received: string[] = [];
  socket.on('message', (data) => received.push(String(data)));
  await eventually(() => received.length).toBeGreaterThanOrEqual(2);
  return { socket, received };
}

describe.each([
  ['GET', '/chat/config/realTimeNotifications?api-version=2024-09-01', 'authorization'],
  ['POST', '/v4/a?epid=x', 'x-skypetoken'],
  ['GET', '/socket.io/1/?epid=x', 'x-skypetoken'],
  ['POST', '/registrar/v3/registrations', 'x-skypetoken'],
  ['DELETE', '/registrar/v3/registrations/x', 'x-skypetoken'],
])('%s %s', (method, path, header) => {
  const credential = (token: string) => ({
    [header]: header === 'authorization' ? `Bearer ${token}` : token,
  });
  const json = { 'content-type': 'application/json' };
  const body = method === 'POST' ? '{"registrationId":"x"}' : undefined;

  it('401 without a token and with a wrong one', async () => {
    expect((await call(method, path, json, body)).status).toBe(401);
    expect((await call(method, path, { ...json, ...credential('a.b.c') }, body)).status).toBe(401);
  });

  it('403 with a token that has no chat scope', async () => {
    const { token } = await bed.tokens.issueUserToken(bed.userId(), ['voip'], 60);
    expect((await call(method, path, { ...json, ...credential(token) }, body)).status).toBe(403);
  });

  it('2xx with a chat token', async () => {
    const { token } = await bed.tokens.issueUserToken(bed.userId(), ['chat.join.limited'], 60);
    expect((await call(method, path, { ...json, ...credential(token) }, body)).ok).toBe(true);
  });

  it('answers the preflight of a page of another origin', async () => {
    const preflight = await call('OPTIONS', path, {
      origin: 'http://localhost:3000',
      'access-control-request-method': method,
      'access-control-request-headers': `${header},content-type`,
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain(header);
  });
});

describe('a client that misbehaves', () => {
  it('400 for an endpoint id that is too long or a registration that is not one', async () => {
    const headers = { 'x-skypetoken': await bed.issueToken(bed.userId()) };
    expect((await call('POST', `/v4/a?epid=${'x'.repeat(129)}`, headers)).status).toBe(400);
    expect((await call('POST', '/registrar/v3/registrations', headers, '{}')).status).toBe(400);
    expect((await call('POST', '/registrar/v3/registrations', headers, 'nonsense')).status).toBe(400);
  });

  it.each([
    ['no packet', 'nonsense', 1007],
    ['a packet that is too long', `3:::${'x'.repeat(70_000)}`, 1009],
    ['a message beyond any measure', 'x'.repeat(2 * 1024 * 1024), 1009],
  ])('is disconnected when it sends %s; others go on', async (_, text, code) => {
    const ann = bed.userId();
    const [bad, good] = [await connect(ann, 'bad'), await connect(ann, 'good')];
    bad.socket.send(text);
    const [closeCode] = (await once(bad.socket, 'close')) as [number];
    expect(closeCode).toBe(code);
    bed.publish(sampleMessage([ann]));
    await eventually(() => good.received.at(-1)).toContain('"id":');
    good.socket.close();
  });

  it('is disconnected when it floods; others go on', async () => {
    const [ann, ben] = [bed.userId(), bed.userId()];
    const [bad, good] = [await connect(ann, 'bad'), await connect(ben, 'good')];
    for (let number = 0; number < 20_000; number += 1) bad.socket.send('5:1+::{"name":"ping"}');
    const [code] = (await once(bad.socket, 'close')) as [number];
    expect(code).toBe(1008);
    bed.publish(sampleMessage([ben]));
    await eventually(() => good.received.at(-1)).toContain('"id":');
    good.socket.close();
  });

  it('is disconnected when it does not read, and hears the newest when it comes back', async () => {
    const ann = bed.userId();
    const slow = await connect(ann, 'slow');
    slow.socket.pause();
    const content = 'x'.repeat(28_000);
    for (let number = 0; number < 600; number += 1) bed.publish(sampleMessage([ann], { content }));
    bed.publish(sampleMessage([ann], { content: 'newest' }));
    const back = await connect(ann, 'slow');
    await eventually(() => back.received.some((text) => text.includes('newest'))).toBe(true);
    expect(back.received.some((text) => text.includes('trouter.message_loss'))).toBe(true);
    slow.socket.terminate();
    back.socket.close();
  });

  it('404 at a path where there is no websocket, 1008 for a session that nobody opened', async () => {
    const base = bed.httpEndpoint.replace('http', 'ws');
    const [error] = (await once(new WebSocket(`${base}/socket.io/1/xhr-polling/x`), 'error')) as [Error];
    expect(error.message).toContain('404');
    const [code] = (await once(new WebSocket(`${base}/socket.io/1/websocket/x`), 'close')) as [number];
    expect(code).toBe(1008);
  });
});
