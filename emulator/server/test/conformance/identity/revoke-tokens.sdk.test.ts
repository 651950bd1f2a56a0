import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { ChatClient } from '@azure/communication-chat';
import { expect, it, describe } from 'vitest';
import { failureOf, startTrustedEmulator } from '../authentication/support/trusted-emulator.ts';

describe('CommunicationIdentity_RevokeAccessTokens', () => {
  it('revokeTokens ends the tokens issued before, and none issued after', async () => {
    await using emulator = await startTrustedEmulator();
    emulator.clock.freeze();
    const { identityClient } = emulator;
    const user = await identityClient.createUser();
    const useToken = (token: string) =>
      new ChatClient(emulator.endpoint, new AzureCommunicationTokenCredential(token)).createChatThread({
        topic: 'x',
      });

    const before = await identityClient.getToken(user, ['chat']);
    await useToken(before.token);
    await identityClient.revokeTokens(user);
    const after = await identityClient.getToken(user, ['chat']);

    expect(await failureOf(useToken(before.token))).toMatchObject({
      statusCode: 401,
      message: expect.stringContaining('revoked'),
    });
    await expect(useToken(after.token)).resolves.toHaveProperty('chatThread');
  });
});
