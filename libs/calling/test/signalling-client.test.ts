import { callingCloseCodes } from '@switchboard/acs-contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SignallingClient } from '../src/signalling/signalling-client.ts';
import {
  startScriptedService,
  type ScriptedConnection,
  type ScriptedService,
} from './support/scripted-service.ts';

let service: ScriptedService;
let client: SignallingClient;
let tokens: string[];
const log: string[] = [];

beforeEach(async () => {
  service = await startScriptedService();
  tokens = ['token-1'];
  log.length = 0;
  client = new SignallingClient({
    configuration: { endpoint: 'https://localhost', insecureEndpoint: service.insecureEndpoint },
    credential: {
      getToken: async () => ({ token: tokens.at(-1) ?? '', expiresOnTimestamp: 0 }),
      dispose: () => undefined,
    },
    ...{ displayName: 'Ann', userAgent: 'test' },
  });
  client.on('disconnected', ({ reason, isFinal }) => log.push(`disconnected ${reason} ${isFinal}`));
  client.on('sessionEnded', () => log.push('session ended'));
  client.on('connected', ({ session }) => log.push(`connected ${session}`));
  client.on('event', ({ type }) => log.push(type));
});
afterEach(async () => {
  const malformed = [...service.malformed];
  await client.close();
  await service.stop();
  expect(malformed).toEqual([]);
});

const until = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });

async function connection(number: number): Promise<ScriptedConnection> {
  await until(() => service.connections[number - 1]?.ofType('connect').length).toBe(1);
  return service.connections[number - 1] as ScriptedConnection;
}

async function connect(): Promise<ScriptedConnection> {
  const started = client.start();
  const first = await connection(1);
  first.welcome();
  await started;
  return first;
}

const callId = '11111111-2222-4333-8444-555555555555';
const ended = (sequence: number) => ({
  ...{ type: 'callEnded', sequence, callId },
  endReason: { code: 0, subCode: 0 },
});

describe('connecting', () => {
  it('introduces the user with token and name, never in the address', async () => {
    const first = await connect();
    expect(first.ofType('connect')[0]).toMatchObject({
      ...{ protocol: 1, token: 'token-1', displayName: 'Ann', userAgent: 'test' },
    });
  });

  it('rejects with what the service says when it refuses the token', async () => {
    const started = client.start();
    const first = await connection(1);
    const error = { name: 'InvalidToken', code: 401, subCode: 10009, message: 'The token expired.' };
    first.send({ type: 'error', sequence: 1, requestId: 'connect', error });
    first.socket.close(callingCloseCodes.invalidToken);
    await expect(started).rejects.toMatchObject({ code: 401, subCode: 10009, message: 'The token expired.' });
  });

  it('rejects when the credential has no token', async () => {
    tokens = [];
    const failing = new SignallingClient({
      configuration: { endpoint: service.insecureEndpoint.replace('http:', 'https:') },
      credential: {
        getToken: () => Promise.reject(new Error('signed out')),
        dispose: () => undefined,
      },
      ...{ displayName: undefined, userAgent: '' },
    });
    await expect(failing.start()).rejects.toMatchObject({
      code: 401,
      message: expect.stringContaining('signed out'),
    });
  });

  it('gives up when nothing answers, naming the address', async () => {
    const started = client.start();
    void started.catch(() => undefined);
    await service.stop();
    await expect(started).rejects.toMatchObject({ code: 503, message: expect.stringContaining('127.0.0.1') });
  });
});

describe('requests', () => {
  it('are answered by id; errors carry code and subcode', async () => {
    const first = await connect();
    const answered = client.request('raiseHand', { callId });
    const refused = client.request('hangUp', { callId });
    await until(() => first.received.length).toBe(3);
    const [one, two] = [first.ofType('raiseHand')[0], first.ofType('hangUp')[0]];
    const error = { name: 'CallNotFound', code: 404, subCode: 0, message: 'no' };
    first.send({ type: 'error', sequence: 1, requestId: two?.requestId, error });
    first.send({ type: 'answer', sequence: 2, requestId: one?.requestId, result: {} });
    await expect(answered).resolves.toEqual({});
    await expect(refused).rejects.toMatchObject({ name: 'CallNotFound', code: 404 });
    await expect(refused).rejects.toBeInstanceOf(Error);
  });

  it('that are answered are handled before the events that follow', async () => {
    const first = await connect();
    const order: string[] = [];
    client.on('event', () => order.push('event'));
    void client.request('raiseHand', { callId }, () => order.push('answer'));
    await until(() => first.ofType('raiseHand').length).toBe(1);
    const requestId = first.ofType('raiseHand')[0]?.requestId;
    first.send({ type: 'answer', sequence: 1, requestId, result: {} });
    first.send(ended(2));
    await until(() => order).toEqual(['answer', 'event']);
  });
});

describe('a lost connection', () => {
  it('is resumed after the last message; unanswered requests are sent again under the same id', async () => {
    const first = await connect();
    first.send(ended(1));
    await until(() => log.includes('callEnded')).toBe(true);
    const answered = client.request('raiseHand', { callId });
    await until(() => first.ofType('raiseHand').length).toBe(1);
    first.socket.terminate();
    const second = await connection(2);
    expect(second.ofType('connect')[0]?.resume).toEqual({ resumeToken: 'first', sequence: 1 });
    second.welcome({ session: 'replayed', resumeToken: 'second', sequence: 1 });
    second.send(ended(1));
    second.send(ended(2));
    await until(() => second.ofType('raiseHand')).toEqual(first.ofType('raiseHand'));
    const requestId = second.ofType('raiseHand')[0]?.requestId;
    second.send({ type: 'answer', sequence: 3, requestId, result: {} });
    await answered;
    expect(log).toEqual([
      ...['connected new', 'callEnded', 'disconnected connectionIssue false'],
      ...['connected replayed', 'callEnded'],
    ]);
  });

  it('that comes back too late ends the session, and what it was asked', async () => {
    const first = await connect();
    const answered = client.request('raiseHand', { callId });
    await until(() => first.ofType('raiseHand').length).toBe(1);
    first.socket.terminate();
    (await connection(2)).welcome({ resumeToken: 'second' });
    await expect(answered).rejects.toMatchObject({ code: 408 });
    expect(log).toContain('session ended');
  });

  it('keeps signals of peer connections until it is back', async () => {
    const first = await connect();
    first.socket.terminate();
    await until(() => client.isConnected).toBe(false);
    client.notify({ type: 'signal', callId, to: 'p', candidate: null });
    client.notify({ type: 'audioLevel', callId, level: 0.5 });
    const second = await connection(2);
    second.welcome({ session: 'replayed' });
    await until(() => second.ofType('signal').length).toBe(1);
    expect(second.ofType('audioLevel')).toEqual([]);
  });

  it('is resumed with a fresh token when the old one has expired', async () => {
    const first = await connect();
    tokens.push('token-2');
    first.socket.close(callingCloseCodes.invalidToken);
    const second = await connection(2);
    expect(second.ofType('connect')[0]).toMatchObject({ token: 'token-2', resume: { resumeToken: 'first' } });
    second.welcome({ session: 'replayed' });
    await until(() => log.at(-1)).toBe('connected replayed');
    expect(log).toContain('disconnected invalidToken false');
  });

  it.each([
    ['the service starts anew', callingCloseCodes.serviceRestart, 2, 'connected new'],
    [
      'the user has too many sessions',
      callingCloseCodes.tooManySessions,
      1,
      'disconnected connectionIssue true',
    ],
  ])('when %s: is what the close code says', async (_, code, connections, last) => {
    const first = await connect();
    first.socket.close(code);
    if (connections === 2) {
      const second = await connection(2);
      expect(second.ofType('connect')[0]?.resume).toBeUndefined();
      second.welcome();
    }
    await until(() => log.at(-1)).toBe(last);
    expect(log).toContain('session ended');
    expect(service.connections).toHaveLength(connections);
  });
});

describe('tokens', () => {
  it('are refreshed when the service warns', async () => {
    const first = await connect();
    tokens.push('token-2');
    first.send({ type: 'tokenExpiring', sequence: 1, tokenExpiresOn: '' });
    await until(() => first.ofType('refreshToken')[0]?.token).toBe('token-2');
  });
});

describe('heartbeats', () => {
  it('say what has been received, and find a dead connection', async () => {
    const started = client.start();
    const first = await connection(1);
    first.welcome({ limits: { ...limits, pingSeconds: 0.05 } });
    await started;
    await until(() => first.ofType('ping').length).toBeGreaterThan(1);
    first.send(ended(1));
    await until(() => first.ofType('ping').at(-1)?.sequence).toBe(1);
  });
});

const limits = {
  ...{ resumeWindowSeconds: 30, participantsPerCall: 32, videoSendersPerCall: 8, spotlightsPerCall: 7 },
};
