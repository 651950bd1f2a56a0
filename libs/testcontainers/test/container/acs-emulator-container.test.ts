import { once } from 'node:events';
import tls from 'node:tls';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { SmsClient } from '@azure/communication-sms';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  AcsEmulatorContainer,
  createEmulatorControl,
  type StartedAcsEmulatorContainer,
} from '../../src/index.ts';
import { startWebhook } from './support/webhook.ts';

const [owned, handset] = ['+14255550100', '+14255550123'];
const accessKey = Buffer.from('a key that only this test has').toString('base64');

/** The first half of an id tells when it was made. */
const withoutTime = (rawId: string) => rawId.split('-').slice(-2).join('-');

describe('AcsEmulatorContainer', () => {
  let acs: StartedAcsEmulatorContainer;
  beforeAll(async () => {
    acs = await new AcsEmulatorContainer()
      .withSeed({ phoneNumbers: [owned] })
      .withAccessKey(accessKey)
      .withIdSeed('test')
      .withRelay({ urls: ['turn:localhost:3478'], secret: 'a-secret-of-sixteen' })
      .start();
  });
  afterAll(() => acs?.stop());
  beforeEach(() => acs.control.reset());

  const identities = () => new CommunicationIdentityClient(acs.getConnectionString(), acs.getClientOptions());
  const sms = () => new SmsClient(acs.getConnectionString(), acs.getClientOptions());
  const threads = (token: string) =>
    fetch(`${acs.getHttpEndpoint()}/chat/threads?api-version=2025-03-15`, {
      headers: { authorization: `Bearer ${token}` },
    });

  it('names the mapped port and its key in the connection string', () => {
    const address = `${acs.getHost()}:${acs.getMappedPort(3002)}`;
    expect(acs.getConnectionString()).toBe(`endpoint=https://${address}/;accesskey=${accessKey}`);
    expect(acs.getHttpEndpoint()).toBe(`http://${address}`);
  });

  it('issues tokens to the SDK, which expire when the clock has moved', async () => {
    const { token } = await identities().createUserAndToken(['chat']);
    expect((await threads(token)).status).toBe(200);
    await acs.control.clock.advance('PT25H');
    expect((await threads(token)).status).toBe(401);
  });

  it('takes a message of the SDK to a handset, and an answer back', async () => {
    await sms().send({ from: owned, to: [handset], message: 'Your code is 4711' });
    const arrived = await acs.control.waitForSms({ to: handset, match: 'code' });
    expect(arrived).toMatchObject({ from: owned, message: 'Your code is 4711' });
    await acs.control.sms.sendFromHandset({ from: handset, to: owned, message: 'Thanks' });
    expect((await acs.control.waitForEvent('SmsReceived')).data).toMatchObject({ message: 'Thanks' });
  });

  it('delivers events to a webhook in the test', async () => {
    await using webhook = await startWebhook();
    await acs.control.eventSubscriptions.save('test', {
      endpoint: acs.getUrlOfHost(webhook.port, '/events'),
      includedEventTypes: ['SMSReceived'],
    });
    await acs.control.sms.sendFromHandset({ from: handset, to: owned, message: 'Is it open?' });
    await expect
      .poll(() => webhook.events, { timeout: 10_000 })
      .toMatchObject([
        { eventType: 'Microsoft.Communication.SMSReceived', data: { message: 'Is it open?' } },
      ]);
  });

  it('resets to the seed and the beginning of its ids', async () => {
    const first = await identities().createUser();
    await acs.control.reset();
    const again = await identities().createUser();
    expect(withoutTime(again.communicationUserId)).toBe(withoutTime(first.communicationUserId));
    await expect(sms().send({ from: owned, to: [handset], message: 'still owned' })).resolves.toHaveLength(1);
  });

  it('is trusted by the clients that were told to, or by the whole process', async () => {
    const connect = async () => {
      const socket = tls.connect({ host: acs.getHost(), port: acs.getMappedPort(3002) });
      await once(socket, 'secureConnect').finally(() => socket.destroy());
    };
    await expect(connect()).rejects.toThrow(/certificate/);
    const takeBack = acs.trustCertificate();
    await connect();
    await new CommunicationIdentityClient(acs.getConnectionString()).createUser();
    takeBack();
    await expect(connect()).rejects.toThrow(/certificate/);
  });

  it('keeps those out of its control API who do not know the key', async () => {
    const stranger = createEmulatorControl(acs.getHttpEndpoint());
    await expect(stranger.reset()).rejects.toThrow(/answered 403 Forbidden: .*control key/);
    const friend = createEmulatorControl(acs.getHttpEndpoint(), { controlKey: acs.getControlKey() });
    await expect(friend.health()).resolves.toEqual({ status: 'ready' });
  });

  it('is found again after a restart, on another port', async () => {
    await acs.restart();
    expect(await acs.control.health()).toEqual({ status: 'ready' });
    await expect(identities().createUser()).resolves.toBeDefined();
  });
});
