import { CommunicationIdentityClient } from '@azure/communication-identity';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { signRequest } from '../../../src/adapters/authentication/testing/sdk-signers.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf, startTrustedEmulator, type TrustedEmulator } from './support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator({ maximumDateSkewMs: 300_000 });
});
afterAll(() => emulator[Symbol.asyncDispose]());

const denied = {
  statusCode: 401,
  code: 'Denied',
  message: expect.stringContaining('Denied by the resource provider.'),
};

/** A client whose requests are changed after they were signed. */
const tamperingClient = (sendRequest: PipelinePolicy['sendRequest']) =>
  new CommunicationIdentityClient(emulator.connectionString, {
    additionalPolicies: [{ policy: { name: 'tamper', sendRequest }, position: 'perRetry' }],
  });

describe('access key', () => {
  it.each(['localhost', '127.0.0.1'])('is accepted under the name %s', async (name) => {
    const connectionString = emulator.connectionString.replace('localhost', name);
    const client = new CommunicationIdentityClient(connectionString);
    const { communicationUserId } = await client.createUser();
    await client.revokeTokens({ communicationUserId });
    await client.deleteUser({ communicationUserId });
  });

  it('is refused when it is another one', async () => {
    const connectionString = emulator.connectionString.replace(/accesskey=.*/, 'accesskey=b3RoZXI=');
    const client = new CommunicationIdentityClient(connectionString);
    expect(await failureOf(client.createUser())).toMatchObject(denied);
  });

  it.each<[string, PipelinePolicy['sendRequest']]>([
    [
      'the body',
      (request, next) => next(Object.assign(request, { body: '{"createTokenWithScopes":["voip"]}' })),
    ],
    [
      'the path',
      (request, next) =>
        next(Object.assign(request, { url: request.url.replace('/identities', '/Identities') })),
    ],
    ['the query', (request, next) => next(Object.assign(request, { url: `${request.url}&more=1` }))],
  ])('is refused after a change of %s', async (_part, sendRequest) => {
    expect(await failureOf(tamperingClient(sendRequest).createUserAndToken(['chat']))).toMatchObject(denied);
  });

  it.each(['authorization', 'x-ms-date', 'x-ms-content-sha256'])(
    'is refused without the header %s',
    async (name) => {
      const client = tamperingClient((request, next) => {
        request.headers.delete(name);
        return next(request);
      });
      expect(await failureOf(client.createUser())).toMatchObject(denied);
    },
  );

  it('is refused when it is replayed after the limit that was set, wherever the emulated clock is', async () => {
    const send = async (signedMs: number) => {
      const { headers, target, ...request } = signRequest(
        {
          method: 'POST',
          host: new URL(emulator.endpoint).host,
          target: '/identities?api-version=2023-10-01',
          body: new Uint8Array(),
          date: new Date(signedMs).toUTCString(),
        },
        'raw',
        emulator.accessKey,
      );
      return (await fetch(emulator.endpoint + target, { method: request.method, headers })).status;
    };
    await emulator.clock.advance(25 * 3_600_000);
    expect(await send(Date.now())).toBe(201);
    expect(await send(Date.now() - 310_000)).toBe(401);
  });

  it('is no way into the chat of a user', async () => {
    const url = `${emulator.endpoint}/chat/threads?api-version=2025-03-15`;
    const response = await fetch(url, { headers: { authorization: 'HMAC-SHA256 x' } });
    expect(response.status).toBe(401);
  });
});
