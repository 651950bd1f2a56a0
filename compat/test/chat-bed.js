import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { connectionString, endpoint, startBrowserBed } from './browser-bed.js';

/** The page, a browser that trusts the emulator, and users made with the connection string. */
export async function startChatBed() {
  const browser = await startBrowserBed();
  const identities = new CommunicationIdentityClient(connectionString);

  return {
    async addUser(displayName) {
      const { user, token } = await identities.createUserAndToken(['chat']);
      return { userId: user.communicationUserId, displayName, token };
    },

    async createThread(topic, [creator, ...others]) {
      const chat = new ChatClient(endpoint, new AzureCommunicationTokenCredential(creator.token));
      const participants = [creator, ...others].map(({ userId, displayName }) => ({
        id: { communicationUserId: userId },
        displayName,
      }));
      const { chatThread } = await chat.createChatThread({ topic }, { participants });
      return { threadId: chatThread.id, client: chat.getChatThreadClient(chatThread.id) };
    },

    /** A page in which the user sees the thread. */
    open: ({ userId, displayName, token }, threadId) =>
      browser.open('/', { chatSettings: { endpoint, userId, displayName, token, threadId } }),

    stop: () => browser.stop(),
  };
}
