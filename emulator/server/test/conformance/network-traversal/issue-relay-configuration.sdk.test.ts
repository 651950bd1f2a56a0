import { createHmac } from 'node:crypto';
import { CommunicationRelayClient } from '@azure/communication-network-traversal';
import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  fixedToken,
  startTrustedEmulator,
  tenantId,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';
import { fetchSigned } from '../../support.ts';

const secret = 'the-secret-of-the-relay';
const turnUrls = ['turn:localhost:3478', 'turn:localhost:3478?transport=tcp'];

/** The package is older than the others and repeats requests by other rules. */
const clientOptions = { retryOptions: { maxRetries: 0 } };

let emulator: TrustedEmulator;
let client: CommunicationRelayClient;
beforeAll(async () => {
  emulator = await startTrustedEmulator({ turnUrls, turnSecret: secret });
  client = new CommunicationRelayClient(emulator.connectionString, clientOptions);
});
afterAll(() => emulator[Symbol.asyncDispose]());

describe('CommunicationNetworkTraversal_IssueRelayConfiguration', () => {
  it('getRelayConfiguration gives credentials of both routes for 48 hours', async () => {
    const { expiresOn, iceServers } = await client.getRelayConfiguration();
    const remainingMs = expiresOn.getTime() - emulator.clock.now().getTime();
    expect(Math.abs(remainingMs - 48 * 3_600_000)).toBeLessThan(60_000);
    expect(iceServers.map(({ routeType }) => routeType)).toEqual(['any', 'nearest']);
    expect(iceServers[0]!.urls).toEqual([...turnUrls, 'stun:localhost:3478']);
  });

  it('getRelayConfiguration names the user, the route and the lifetime', async () => {
    const user = await emulator.identityClient.createUser();
    const { expiresOn, iceServers } = await client.getRelayConfiguration({
      id: user.communicationUserId,
      routeType: 'nearest',
      ttl: 60,
    });
    expect(iceServers).toHaveLength(1);
    const { username, credential } = iceServers[0]!;
    expect(username).toBe(`${expiresOn.getTime() / 1000}:${user.communicationUserId}`);
    expect(credential).toBe(createHmac('sha1', secret).update(username).digest('base64'));
  });

  it('works with a token of Entra', async () => {
    const credential = new ClientSecretCredential(tenantId, 'emulator', 'emulator-secret', {
      authorityHost: emulator.endpoint,
      disableInstanceDiscovery: true,
    });
    const entra = new CommunicationRelayClient(emulator.endpoint, credential, clientOptions);
    expect((await entra.getRelayConfiguration()).iceServers).toHaveLength(2);
  });

  it('401 with a wrong key, a wrong token and a user access token', async () => {
    const wrongKey = Buffer.from('another key of 64 bytes').toString('base64');
    const { token } = await emulator.identityClient.createUserAndToken(['voip']);
    const clients = [
      new CommunicationRelayClient(`endpoint=${emulator.endpoint};accesskey=${wrongKey}`, clientOptions),
      new CommunicationRelayClient(emulator.endpoint, fixedToken('not.a.token'), clientOptions),
      new CommunicationRelayClient(emulator.endpoint, fixedToken(token), clientOptions),
    ];
    for (const stranger of clients)
      expect(await failureOf(stranger.getRelayConfiguration())).toMatchObject({ statusCode: 401 });
  });

  it('400 for a user that does not exist', async () => {
    const failure = await failureOf(client.getRelayConfiguration({ id: '8:acs:nobody' }));
    expect(failure).toMatchObject({ statusCode: 400 });
    expect(failure.message).toContain("'8:acs:nobody'");
  });

  it('shows neither the secret nor a credential in the journal', async () => {
    const { iceServers } = await client.getRelayConfiguration();
    const journal = await (await fetch(`${emulator.endpoint}/_emulator/requests`)).text();
    expect(journal).toContain(iceServers[0]!.username);
    expect(journal).not.toContain(iceServers[0]!.credential);
    expect(journal).not.toContain(secret);
  });
});

describe('an emulator without a relay', () => {
  it('answers 501 and says how to configure one', async () => {
    await using bare = await startTrustedEmulator();
    const target = '/networkTraversal/:issueRelayConfiguration?api-version=2022-03-01-preview';
    const response = await fetchSigned(bare, 'POST', target);
    expect(response.status).toBe(501);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('EmulatorRelayNotConfigured');
    expect(error.message).toContain('--turn turn:<host>:<port>');
  });
});

describe('startEmulator', () => {
  it.each([
    [{ turnUrls }, /--turn-secret beside --turn/],
    [{ turnSecret: secret }, /--turn beside --turn-secret/],
    [{ turnUrls, turnSecret: 'short' }, /at least 16/],
    [{ turnUrls: ['localhost'], turnSecret: secret }, /not "localhost"/],
  ])('refuses %j', async (options, message) => {
    await expect(startTrustedEmulator(options)).rejects.toThrow(message);
  });
});
