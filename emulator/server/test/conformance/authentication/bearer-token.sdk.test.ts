import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { ChatClient } from '@azure/communication-chat';
import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  fixedToken,
  startTrustedEmulator,
  tenantId,
  type TrustedEmulator,
} from './support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator();
});
afterAll(() => emulator[Symbol.asyncDispose]());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (token: string) => `${encode({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`;
async function entraToken({ endpoint }: TrustedEmulator, resource: string): Promise<string> {
  const response = await fetch(`${endpoint}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'emulator',
      client_secret: 'emulator-secret',
      scope: `${resource}/.default`,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

describe('Entra token', () => {
  const createUser = (token: string) => emulator.identityClientWith(fixedToken(token)).createUser();
  const management = 'https://communication.azure.com';

  it.each([management, `${management}/`])('is accepted for %s', async (resource) => {
    expect(await createUser(await entraToken(emulator, resource))).toHaveProperty('communicationUserId');
  });

  it.each<[string, () => Promise<string>]>([
    ['another audience', () => entraToken(emulator, 'https://graph.microsoft.com')],
    ['the audience of clients', () => entraToken(emulator, `${management}/clients`)],
    ['no algorithm', async () => unsigned(await entraToken(emulator, management))],
    ['no form of a token', async () => 'x'],
    ['the claims of a user', async () => (await emulator.identityClient.createUserAndToken(['chat'])).token],
  ])('is refused with %s', async (_name, getToken) => {
    expect(await failureOf(createUser(await getToken()))).toMatchObject({
      statusCode: 401,
      code: 'Unauthorized',
    });
  });
});

describe('user access token', () => {
  const createThread = (token: string) =>
    new ChatClient(emulator.endpoint, new AzureCommunicationTokenCredential(token)).createChatThread({
      topic: 'x',
    });

  it('is refused with 401 at its emulated end', async () => {
    await using other = await startTrustedEmulator();
    const { token } = await other.identityClient.createUserAndToken(['chat'], { tokenExpiresInMinutes: 60 });
    await other.clock.advance(3_600_000);
    const chat = new ChatClient(other.endpoint, new AzureCommunicationTokenCredential(token));
    expect(await failureOf(chat.createChatThread({ topic: 'x' }))).toMatchObject({
      statusCode: 401,
      message: expect.stringContaining('expired'),
    });
  });

  it('is refused with 401 without a signature, and when it is of Entra', async () => {
    const { token } = await emulator.identityClient.createUserAndToken(['chat']);
    expect(await failureOf(createThread(unsigned(token)))).toMatchObject({ statusCode: 401 });
    const credential = new ClientSecretCredential(tenantId, 'emulator', 'emulator-secret', {
      authorityHost: emulator.endpoint,
      disableInstanceDiscovery: true,
    });
    const entra = await credential.getToken('https://communication.azure.com//.default');
    expect(await failureOf(createThread(entra.token))).toMatchObject({ statusCode: 401 });
  });

  it.each(['voip', 'chat.join'] as const)(
    'is refused with 403 for a thread with the scope %s',
    async (scope) => {
      const { token } = await emulator.identityClient.createUserAndToken([scope]);
      expect(await failureOf(createThread(token))).toMatchObject({
        statusCode: 403,
        code: 'Forbidden',
        message: expect.stringContaining("doesn't have the permission"),
      });
    },
  );
});
