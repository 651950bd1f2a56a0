import { beforeEach, describe, expect, it } from 'vitest';
import {
  sampleEvents,
  sampleMessage,
} from '../../../../test/conformance/chat-notifications/support/sample-events.ts';
import { limits } from '../limits.ts';
import { createServiceUnderTest, settled } from '../testing/service-under-test.ts';

const ann = '8:acs:ann';
const ben = '8:acs:ben';
let test: Awaited<ReturnType<typeof createServiceUnderTest>>;
beforeEach(async () => {
  test = await createServiceUnderTest();
});

const messageTo = (rawId: string, content = 'x') => test.publish(sampleMessage([rawId], { content }));
const bodies = (socket: { requests: { body: Record<string, unknown> }[] }) =>
  socket.requests.map(({ body }) => body.messageBody);
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => String(from + index));

describe('a trouter connection', () => {
  it('greets with connect and trouter.connected, which the client waits for', async () => {
    const socket = await test.connect(ann, 'one');
    expect(socket.sent).toEqual(['1::', '5:::{"name":"trouter.connected","args":[{"ttl":"604800"}]}']);
  });

  it('acknowledges ping and user.activity, and answers heartbeats', async () => {
    const socket = await test.connect(ann, 'one');
    socket.sent.length = 0;
    socket.receive('5:1+::{"name":"ping"}');
    socket.receive('5:2+::{"name":"user.activity","args":[{"state":"active","cv":"x.0"}]}');
    socket.receive('5:::{"name":"ping"}');
    socket.receive('2::');
    expect(socket.sent).toEqual(['6:::1', '6:::2', '2::']);
  });

  it.each([['not a packet'], ['9:::'], ['1::'], ['5:1+::not json'], ['5:1+::{"args":[]}'], ['']])(
    'ends on %o, and nobody else notices',
    async (packet) => {
      const [bad, good] = [await test.connect(ann, 'bad'), await test.connect(ann, 'good')];
      bad.receive(packet);
      expect(bad.closed?.code).toBe(1007);
      messageTo(ann);
      expect(bodies(good)).toEqual(['x']);
      expect(good.closed).toBeUndefined();
    },
  );

  it('ends on a packet that is too long', async () => {
    const socket = await test.connect(ann, 'one');
    socket.receive(`3:::${'x'.repeat(limits.receivedCharacters)}`);
    expect(socket.closed?.code).toBe(1009);
  });

  it('ends on a flood, but not on many answers while the clock stands still', async () => {
    const [flooding, answering] = [await test.connect(ann, 'flooding'), await test.connect(ben, 'answering')];
    for (let sent = 0; sent <= limits.packetBudget; sent += 1) flooding.receive('2::');
    expect(flooding.closed?.code).toBe(1008);
    for (let sent = 0; sent < limits.packetBudget; sent += 1) {
      messageTo(ben);
      answering.receive(`3:::{"id":${answering.requests.length},"status":200}`);
      answering.receive('5:1+::{"name":"ping"}');
      answering.sent.length = 0;
    }
    expect(answering.closed).toBeUndefined();
  });

  it('ends when the client does not read, and what it did not acknowledge comes again', async () => {
    const slow = await test.connect(ann, 'one');
    slow.bufferedBytes = limits.bufferedBytes + 1;
    messageTo(ann);
    expect(slow.closed?.code).toBe(1013);
    expect(bodies(await test.connect(ann, 'one'))).toEqual(['x']);
  });

  it('needs a session that is known, fresh and unused', async () => {
    const session = await test.openSession(ann, 'one');
    test.accept(session);
    expect(test.accept(session).closed?.code).toBe(1008);
    expect(test.accept('unknown').closed?.code).toBe(1008);
    const stale = await test.openSession(ann, 'one');
    await test.clock.advance(limits.sessionLifetimeMs);
    expect(test.accept(stale).closed?.code).toBe(1008);
  });

  it('is refused when the token was revoked after the handshake', async () => {
    const session = await test.openSession(ann, 'one');
    test.revoked.add(ann);
    const socket = test.accept(session);
    await settled();
    expect(socket.sent).toEqual(['0:::{"reason":"unauthorized"}']);
    expect(socket.closed?.code).toBe(1008);
  });

  it('ends with its token, of which it tells the client', async () => {
    const expiring = await test.connect(ann, 'one');
    await test.clock.advance(3_600_000);
    const revoked = await test.connect(ben, 'two');
    test.revoke(ben);
    await settled();
    for (const socket of [expiring, revoked])
      expect(socket.sent.at(-1)).toBe('0:::{"reason":"unauthorized"}');
    messageTo(ann);
    messageTo(ben);
    expect([...expiring.requests, ...revoked.requests]).toEqual([]);
  });
});

describe('a trouter endpoint', () => {
  it('gives what is not acknowledged to its next connection, without typing indicators', async () => {
    const first = await test.connect(ann, 'one');
    for (const content of ['a', 'b', 'c']) messageTo(ann, content);
    for (const { id, body } of first.requests)
      if (body.messageBody !== 'b') first.receive(`3:::{"id":${id},"status":200,"headers":{},"body":""}`);
    first.close(1006);
    messageTo(ann, 'd');
    sampleEvents(ann, ann)
      .filter(({ type }) => type === 'ChatTypingIndicatorReceived')
      .forEach(test.publish);
    expect(bodies(await test.connect(ann, 'one'))).toEqual(['b', 'd']);
    expect(bodies(await test.connect(ann, 'other'))).toEqual([]);
  });

  it('belongs to one user', async () => {
    (await test.connect(ann, 'same')).close(1006);
    messageTo(ann);
    expect(bodies(await test.connect(ben, 'same'))).toEqual([]);
  });

  it('keeps the newest when it missed too much, and tells of the loss once', async () => {
    (await test.connect(ann, 'one')).close(1006);
    const all = limits.unacknowledgedFrames + 20;
    for (const content of numbers(0, all)) messageTo(ann, content);
    const socket = await test.connect(ann, 'one');
    expect(bodies(socket)).toEqual(numbers(20, all));
    expect(socket.sent[2]).toMatch(/^5:::\{"name":"trouter.message_loss","args":\[\{"droppedIndicators":\[/);
    socket.close(1006);
    const again = await test.connect(ann, 'one');
    expect(again.sent.filter((text) => text.includes('message_loss'))).toEqual([]);
  });

  it('has one connection: the newest', async () => {
    const [old, recent] = [await test.connect(ann, 'one'), await test.connect(ann, 'one')];
    expect(old.closed?.code).toBe(1000);
    messageTo(ann);
    expect(bodies(old)).toEqual([]);
    expect(bodies(recent)).toEqual(['x']);
    await test.clock.advance(limits.endpointLifetimeMs * 2);
    messageTo(ann);
    expect(bodies(recent)).toEqual(['x', 'x']);
  });

  it('hears from its allocation on, and is forgotten when it is away for long', async () => {
    const headers = { 'x-skypetoken': ann };
    await test.call('Trouter_AllocateConnection', { headers, query: { epid: 'one' } });
    messageTo(ann);
    await test.clock.advance(limits.endpointLifetimeMs - 1);
    expect(bodies(await test.connect(ann, 'one'))).toEqual(['x']);
    await test.call('Trouter_AllocateConnection', { headers, query: { epid: 'two' } });
    messageTo(ann);
    await test.clock.advance(limits.endpointLifetimeMs);
    expect(bodies(await test.connect(ann, 'two'))).toEqual([]);
  });

  it('ends when it is unregistered', async () => {
    const socket = await test.connect(ann, 'one');
    const request = { headers: { 'x-skypetoken': ann }, params: { registrationId: 'one' } };
    await test.call('Registrar_Unregister', request);
    expect(socket.closed?.code).toBe(1000);
    messageTo(ann);
    expect(bodies(await test.connect(ann, 'one'))).toEqual([]);
  });

  it('makes room for a new one of its user while one is away, else 429', async () => {
    const sockets = [];
    for (const number of numbers(0, limits.endpointsPerUser)) sockets.push(await test.connect(ann, number));
    await expect(test.openSession(ann, 'more')).rejects.toMatchObject({ status: 429 });
    await test.openSession(ben, 'more');
    sockets[7]?.close(1006);
    expect((await test.connect(ann, 'more')).closed).toBeUndefined();
    expect(sockets.filter(({ closed }) => closed)).toEqual([sockets[7]]);
  });
});

describe('stop and start', () => {
  it('close everything and hear again', async () => {
    const socket = await test.connect(ann, 'one');
    const pending = test.accept(await test.openSession(ann, 'two'));
    const session = await test.openSession(ann, 'three');
    await test.service.stop?.();
    await settled();
    expect([socket.closed?.code, pending.closed?.code]).toEqual([1001, 1001]);
    expect(test.accept(session).closed?.code).toBe(1008);
    messageTo(ann, 'while stopped');
    await test.service.start?.();
    const again = await test.connect(ann, 'one');
    messageTo(ann, 'started');
    expect(bodies(again)).toEqual(['started']);
  });
});
