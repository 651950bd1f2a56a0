import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests of a client may use the emulator, its code may not
import { startEmulator } from 'acs-emulator';
import type { ChatSession, ChatStorage } from '../../src/index.ts';
import { loadBrowserBuild } from './browser-build.ts';

export interface Person {
  readonly userId: string;
  readonly name: string;
}

/** The emulator, the browser build of chat-core, and what the access service does with its connection string. */
export async function startChatBed() {
  const { chatCore } = await loadBrowserBuild();
  const directory = await mkdtemp(join(tmpdir(), 'chat-core-bed-'));
  const options = { stateDirectory: join(directory, 'state'), dataDirectory: join(directory, 'data') };
  let emulator = await startEmulator(options);
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
  const sessions = new Set<ChatSession>();
  const identities = () => new CommunicationIdentityClient(emulator.connectionString);

  const service = await identities().createUserAndToken(['chat']);
  const serviceChat = () =>
    new ChatClient(emulator.endpoint, new AzureCommunicationTokenCredential(service.token));

  async function addPerson(name: string): Promise<Person> {
    const { communicationUserId } = await identities().createUser();
    return { userId: communicationUserId, name };
  }

  return {
    addPerson,
    serviceThread: (threadId: string) => serviceChat().getChatThreadClient(threadId),
    deleteThread: (threadId: string) => serviceChat().deleteChatThread(threadId),
    revoke: ({ userId }: Person) => identities().revokeTokens({ communicationUserId: userId }),

    async createThread(topic: string, people: readonly Person[]): Promise<string> {
      const participants = people.map(({ userId, name }) => ({
        id: { communicationUserId: userId },
        displayName: name,
      }));
      const { chatThread } = await serviceChat().createChatThread({ topic }, { participants });
      if (!chatThread) throw new Error('The emulator has created no thread.');
      return chatThread.id;
    },

    async signIn(
      person: Person,
      { storage, isRefused = () => false }: SignInOptions = {},
    ): Promise<ChatSession> {
      const session = chatCore.createChatSession({
        endpoint: emulator.endpoint,
        insecureEndpoint: emulator.endpoint.replace('https:', 'http:'),
        userId: person.userId,
        displayName: person.name,
        storage,
        async fetchToken() {
          if (isRefused()) throw new chatCore.TokenRefusedError(`${person.name} gets no token.`);
          const { token } = await identities().getToken({ communicationUserId: person.userId }, [
            'chat.join.limited',
          ]);
          return token;
        },
      });
      sessions.add(session);
      await session.start();
      return session;
    },

    /** Stops the emulator, runs `meanwhile` and starts it on the same port with the same data. */
    async restart(meanwhile: () => void | Promise<void> = () => undefined): Promise<void> {
      const { port } = emulator;
      await emulator.stop();
      await meanwhile();
      emulator = await startEmulator({ ...options, port });
    },

    async stop(): Promise<void> {
      for (const session of sessions) session.dispose();
      await emulator.stop();
      await rm(directory, { recursive: true });
    },
  };
}

export interface SignInOptions {
  readonly storage?: ChatStorage;
  readonly isRefused?: () => boolean;
}

export type ChatBed = Awaited<ReturnType<typeof startChatBed>>;
