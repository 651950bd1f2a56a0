import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { ChatClient } from '@azure/communication-chat';
import { describe, expect, it } from 'vitest';
import { failureOf, startTrustedEmulator } from '../authentication/support/trusted-emulator.ts';

describe('CommunicationIdentity_Delete', () => {
  it('deleteUser ends the user and the tokens, and may be called again', async () => {
    await using emulator = await startTrustedEmulator();
    const { identityClient } = emulator;
    const { user, token } = await identityClient.createUserAndToken(['chat']);
    await identityClient.deleteUser(user);
    await identityClient.deleteUser(user);

    expect(await failureOf(identityClient.getToken(user, ['chat']))).toMatchObject({ statusCode: 404 });
    const chat = new ChatClient(emulator.endpoint, new AzureCommunicationTokenCredential(token));
    expect(await failureOf(chat.createChatThread({ topic: 'x' }))).toMatchObject({ statusCode: 401 });
  });
});
