import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { CommunicationRelayClient } from '@azure/communication-network-traversal';
import { SmsClient } from '@azure/communication-sms';
import { callingSignallingPath } from '@switchboard/acs-contracts';
import { createEmulatorControl, type EmulatorControl, type FaultRule } from '@switchboard/emulator-control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  failureOf,
  startTrustedEmulator,
  tenantId,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';
import { eventually } from '../event-grid/support/event-grid-bed.ts';
import { startWebhookReceiver } from '../event-grid/support/webhook-receiver.ts';

const [owned, handset] = ['+18005550100', '+14255550123'];
const relay = { turnUrls: ['turn:localhost:3478'], turnSecret: 'the-secret-of-the-relay' };

let emulator: TrustedEmulator;
let control: EmulatorControl;
beforeAll(async () => {
  emulator = await startTrustedEmulator({ ...relay, seed: { phoneNumbers: [owned] } });
  control = createEmulatorControl(`http://localhost:${emulator.port}`);
});
afterAll(() => emulator[Symbol.asyncDispose]());
beforeEach(() => control.reset());

/** Repeats at once, as often as it would otherwise. */
const quick = { retryOptions: { maxRetries: 3, retryDelayInMs: 1, maxRetryDelayInMs: 1 } };
const send = (client: SmsClient, message: string) => client.send({ from: owned, to: [handset], message });

describe('a fault rule, as the SDKs see it', () => {
  it('429 with Retry-After: the SDK waits, repeats and succeeds; the journal tells which rule it was', async () => {
    await control.faults.add({
      id: 'throttled',
      operations: ['sms'],
      times: 2,
      effect: { status: 429, retryAfterSeconds: 0 },
    });
    const [sent] = await send(new SmsClient(emulator.connectionString), 'Hello');
    expect(sent).toMatchObject({ successful: true });
    expect(await control.faults.get('throttled')).toMatchObject({ matched: 3, fired: 2, spent: true });
    const journal = (await control.requests()).map(({ status, fault }) => [status, fault]);
    expect(journal).toEqual([
      [202, null],
      [429, 'throttled'],
      [429, 'throttled'],
    ]);
  });

  it('503: the error of the service, before credentials are looked at', async () => {
    await control.faults.add({ operations: ['Chat_*'], effect: { status: 503 } });
    const credential = new AzureCommunicationTokenCredential((await userToken()).token);
    const chat = new ChatClient(emulator.endpoint, credential, { retryOptions: { maxRetries: 0 } });
    expect(await failureOf(chat.createChatThread({ topic: 'Lunch' }))).toMatchObject({
      statusCode: 503,
      code: 'ServiceUnavailable',
      message: expect.stringContaining('Try again later'),
    });
  });

  it('drop afterWork: the answer is lost, the SDK repeats, and the message is sent once', async () => {
    await control.faults.add({ operations: ['Sms_Send'], times: 1, effect: { drop: 'afterWork' } });
    const [sent] = await send(new SmsClient(emulator.connectionString, quick), 'Once');
    expect(sent).toMatchObject({ successful: true });
    const arrived = await control.waitForSms({ to: handset, match: 'Once' });
    await control.clock.advance('PT1M');
    expect(await control.sms.messages({ to: handset, since: arrived.sequence })).toEqual([]);
  });

  it('drop beforeWork: nothing was done', async () => {
    await control.faults.add({ operations: ['Sms_Send'], effect: { drop: 'beforeWork' } });
    const failure = failureOf(
      send(new SmsClient(emulator.connectionString, { retryOptions: { maxRetries: 0 } }), 'x'),
    );
    expect(await failure).toMatchObject({ name: 'RestError', statusCode: undefined });
    await control.clock.advance('PT1M');
    expect(await control.sms.handsets()).toEqual([]);
    expect(await control.requests()).toMatchObject([{ status: 0, fault: 'fault-1' }]);
  });

  it('truncateBody: the work is done, and the answer is no JSON', async () => {
    await control.faults.add({ operations: ['identity'], effect: { truncateBody: true } });
    expect(await failureOf(emulator.identityClient.createUser())).toMatchObject({
      message: expect.stringContaining('JSON'),
    });
    expect(await control.requests()).toMatchObject([
      { status: 201, operation: 'CommunicationIdentity_Create' },
    ]);
  });

  it('latency on the emulated clock: the request waits until a test moves it', async () => {
    emulator.clock.freeze();
    await control.faults.add({ effect: { latencyMs: 30_000, latencyClock: 'emulated' } });
    const created = emulator.identityClient.createUser();
    await eventually(async () => (await control.faults.list())[0]?.fired).toBe(1);
    expect(await control.requests()).toEqual([]);
    await control.clock.advance(30_000);
    expect((await created).communicationUserId).toMatch(/^8:acs:/);
  });

  it('denyRelay: credentials that the relay refuses', async () => {
    const client = new CommunicationRelayClient(emulator.connectionString, {
      retryOptions: { maxRetries: 0 },
    });
    const user = await emulator.identityClient.createUser();
    const issued = async () =>
      (await client.getRelayConfiguration({ id: user.communicationUserId, ttl: 60 })).iceServers[0]!;
    emulator.clock.freeze();
    const good = await issued();
    await control.faults.add({ operations: ['Relay_*'], effect: { denyRelay: true } });
    const denied = await issued();
    expect(denied.username).toBe(good.username);
    expect(denied.credential).not.toBe(good.credential);
  });

  it('status for Entra: an error of OAuth', async () => {
    await control.faults.add({ operations: ['entra'], effect: { status: 503 } });
    const answer = await fetch(`http://localhost:${emulator.port}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
    });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: 'temporarily_unavailable' });
  });
});

const userToken = () => emulator.identityClient.createUserAndToken(['chat', 'voip']);

describe('a fault rule for websockets', () => {
  const connect = () => new WebSocket(`ws://localhost:${emulator.port}${callingSignallingPath}`);
  const operations = ['CallingSignalling_Connect'];

  it('refuses with a status, drops, and lets in again', async () => {
    const outcome = () =>
      new Promise<string>((resolve) => {
        const socket = connect();
        socket.on('open', () => (socket.close(), resolve('open')));
        socket.on('error', ({ message }) => resolve(message));
      });
    await control.faults.add({ operations, times: 1, effect: { status: 503 } });
    await control.faults.add({ operations, times: 1, effect: { drop: 'beforeWork' } });
    expect(await outcome()).toContain('503');
    expect(await outcome()).toContain('hang up');
    expect(await outcome()).toBe('open');
  });

  it('closes those that are open', async () => {
    const socket = connect();
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const rule = await control.faults.add({ operations, effect: { closeCode: 1012 } });
    expect(rule.fired).toBeGreaterThanOrEqual(1);
    expect(await closed).toBe(1012);
  });
});

describe('a fault rule for webhooks', () => {
  it('fails deliveries with a status, or loses the answer, so that an event comes twice', async () => {
    await using receiver = await startWebhookReceiver();
    await control.eventSubscriptions.save('inbox', { endpoint: receiver.url });
    const operations = ['EventGrid_Deliver'];
    await control.faults.add({ operations, times: 1, effect: { status: 503 } });
    await control.faults.add({ operations, times: 1, effect: { drop: 'afterWork' } });
    await control.events.trigger({ type: 'SMSReceived', id: 'twice' });
    const attempts = async () => (await control.eventSubscriptions.deliveries('inbox'))[0]?.attempts ?? [];
    const attemptsLater = async () => {
      await control.clock.advance('PT1M');
      return attempts();
    };
    await eventually(attemptsLater).toMatchObject([
      { outcome: 'Busy', status: 503 },
      { outcome: 'SocketError' },
      { outcome: 'Delivered' },
    ]);
    expect(receiver.events().map(({ id }) => id)).toEqual(['twice', 'twice']);
  });
});

describe('POST /_emulator/faults', () => {
  it.each<[unknown, string]>([
    [{ effect: {} }, 'has to have latencyMs or one of status'],
    [{ effect: { status: 503, drop: 'afterWork' } }, 'status and drop cannot be one effect'],
    [{ effect: { drop: 'afterWork', retryAfterSeconds: 1 } }, 'retryAfterSeconds goes with status'],
    [{ effect: { latencyMs: [400, 50] } }, 'the range must go upwards'],
    [{ effect: { latencyMs: 'long' } }, 'must be whole milliseconds'],
    [{ effect: { closeCode: 1006 } }, 'must be a close code that a server sends'],
    [{ effect: { status: 200 } }, 'effect.status'],
    [
      { operations: ['Sms_Sent'], effect: { status: 500 } },
      'No operation matches "Sms_Sent". There are Sms_Send',
    ],
    [{ probability: 2, effect: { status: 500 } }, 'probability'],
    [{ opperations: ['sms'], effect: { status: 500 } }, 'opperations'],
  ])('400 for %j', async (rule, message) => {
    await expect(control.faults.add(rule as FaultRule)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining(message),
    });
    expect(await control.faults.list()).toEqual([]);
  });

  it('404 for a rule that is not there', async () => {
    await expect(control.faults.get('x')).rejects.toMatchObject({ status: 404 });
    await expect(control.faults.remove('x')).rejects.toMatchObject({ status: 404 });
  });
});

describe('fault rules to start with', () => {
  it('come from the seed and from the options, and come back with a reset', async () => {
    await using faulty = await startTrustedEmulator({
      seed: { faults: [{ id: 'of-the-seed', operations: ['sms'], effect: { status: 503 } }] },
      faults: [{ id: 'of-the-options', operations: ['identity'], effect: { status: 500 } }],
    });
    const its = createEmulatorControl(`http://localhost:${faulty.port}`);
    const ids = async () => (await its.faults.list()).map(({ id }) => id);
    const client = new CommunicationIdentityClient(faulty.connectionString, {
      retryOptions: { maxRetries: 0 },
    });
    expect(await failureOf(client.createUser())).toMatchObject({ statusCode: 500 });
    await its.faults.clear();
    expect(await ids()).toEqual([]);
    await its.reset();
    expect(await ids()).toEqual(['of-the-seed', 'of-the-options']);
    await its.faults.remove('of-the-options');
    expect((await client.createUser()).communicationUserId).toMatch(/^8:acs:/);
  });

  it('keep the emulator from starting when they can harm nothing', async () => {
    const faults: FaultRule[] = [{ operations: ['nothing'], effect: { status: 503 } }];
    await expect(startTrustedEmulator({ faults })).rejects.toThrow('No operation matches "nothing".');
  });
});
