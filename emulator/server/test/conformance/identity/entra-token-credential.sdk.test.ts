import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { ChatClient } from '@azure/communication-chat';
import { ClientSecretCredential } from '@azure/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsOf, userCredential } from '../authentication/support/sign-in.ts';
import {
  failureOf,
  startTrustedEmulator,
  tenantId,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator();
});
afterAll(() => emulator[Symbol.asyncDispose]());

describe('EntraToken_Exchange', () => {
  it('lets a signed-in Entra user chat', async () => {
    const tokenCredential = await userCredential(
      emulator,
      'Ada Lovelace',
      'https://communication.azure.com/clients/.default',
    );
    const credential = new AzureCommunicationTokenCredential({
      resourceEndpoint: emulator.endpoint,
      tokenCredential,
    });
    const chat = new ChatClient(emulator.endpoint, credential);
    const { chatThread } = await chat.createChatThread({ topic: 'Lunch' });
    expect(chatThread?.createdBy).toMatchObject({ kind: 'teamsExtensionUser', tenantId });
    expect(claimsOf((await credential.getToken()).token)).toMatchObject({ acsScope: 'chat,voip' });
    credential.dispose();
  });

  it('refuses the token of an application, which is nobody', async () => {
    const tokenCredential = new ClientSecretCredential(tenantId, 'emulator', 'emulator-secret', {
      authorityHost: emulator.endpoint,
      disableInstanceDiscovery: true,
    });
    const credential = new AzureCommunicationTokenCredential({
      resourceEndpoint: emulator.endpoint,
      tokenCredential,
    });
    expect((await failureOf(credential.getToken())).message).toMatch(/Status: 401.*signed-in user/s);
    credential.dispose();
  });
});

describe('TeamsExtensionToken_Exchange', () => {
  it('gives a token once the user is assigned', async () => {
    const scope = 'https://auth.msft.communication.azure.com/TeamsExtension.ManageCalls';
    const tokenCredential = await userCredential(emulator, 'Tea Ms', scope);
    const { oid } = claimsOf((await tokenCredential.getToken(scope)).token);
    const createCredential = () =>
      new AzureCommunicationTokenCredential({
        resourceEndpoint: emulator.endpoint,
        tokenCredential,
        scopes: [scope],
      });

    const refused = createCredential();
    expect((await failureOf(refused.getToken())).message).toContain('Status: 403');

    await assign(String(oid));
    const credential = createCredential();
    expect(claimsOf((await credential.getToken()).token)).toMatchObject({
      skypeid: expect.stringMatching(new RegExp(`^acs:[^_]+_${tenantId}_${String(oid)}$`)),
      acsScope: 'voip',
    });
    for (const each of [refused, credential]) each.dispose();
  });
});

/** No released SDK has the assignments yet. */
async function assign(objectId: string): Promise<void> {
  const credential = new ClientSecretCredential(tenantId, 'emulator', 'emulator-secret', {
    authorityHost: emulator.endpoint,
    disableInstanceDiscovery: true,
  });
  const { token } = await credential.getToken('https://communication.azure.com//.default');
  const path = `/access/teamsExtension/tenants/${tenantId}/assignments/${objectId}?api-version=2025-06-30`;
  const response = await fetch(emulator.endpoint + path, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ principalType: 'user', clientIds: ['emulator'] }),
  });
  expect(response.status).toBe(201);
}
