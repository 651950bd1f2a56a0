import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { ChatClient } from '@azure/communication-chat';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  startTrustedEmulator,
  type TrustedEmulator,
} from '../authentication/support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator();
});
afterAll(() => emulator[Symbol.asyncDispose]());

describe('CommunicationIdentity_IssueAccessToken', () => {
  it('getToken gives a token that the chat client may use', async () => {
    const user = await emulator.identityClient.createUser();
    const { token, expiresOn } = await emulator.identityClient.getToken(user, ['chat']);
    const credential = new AzureCommunicationTokenCredential(token);
    // The credential reads whole seconds from the token itself.
    const accessToken = await credential.getToken();
    expect(accessToken.expiresOnTimestamp).toBe(Math.floor(expiresOn.getTime() / 1000) * 1000);
    const chat = new ChatClient(emulator.endpoint, credential);
    const { chatThread } = await chat.createChatThread({ topic: 'Lunch' });
    expect(chatThread?.createdBy).toMatchObject(user);
  });

  it('getToken fails with 404 for a user who does not exist, and with 400 for an unknown scope', async () => {
    const user = await emulator.identityClient.createUser();
    const nobody = { communicationUserId: `${user.communicationUserId}x` };
    expect(await failureOf(emulator.identityClient.getToken(nobody, ['chat']))).toMatchObject({
      statusCode: 404,
      code: 'NotFound',
    });
    const unknown = 'everything' as 'chat';
    expect(await failureOf(emulator.identityClient.getToken(user, [unknown]))).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('scopes'),
    });
  });
});
