import { ChatClient, type ChatThreadClient } from '@azure/communication-chat';
import {
  AzureCommunicationTokenCredential,
  type CommunicationUserIdentifier,
} from '@azure/communication-common';
import { CommunicationIdentityClient, type TokenScope } from '@azure/communication-identity';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect } from 'vitest';
import { startEmulator } from '../../../../src/index.ts';

export interface ChatUser {
  readonly id: CommunicationUserIdentifier;
  readonly token: string;
  readonly client: ChatClient;
  thread(threadId: string): ChatThreadClient;
}

/** An emulator and the unmodified SDK, which trusts its certificate as with `NODE_EXTRA_CA_CERTS`. */
export async function startChatBed() {
  const stateDirectory = await mkdtemp(join(tmpdir(), 'chat-conformance-'));
  const emulator = await startEmulator({ stateDirectory });
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
  const identities = new CommunicationIdentityClient(emulator.connectionString);

  async function createUser(scopes: TokenScope[] = ['chat']): Promise<ChatUser> {
    const { user, token } = await identities.createUserAndToken(scopes);
    const client = new ChatClient(emulator.endpoint, new AzureCommunicationTokenCredential(token));
    return { id: user, token, client, thread: (threadId) => client.getChatThreadClient(threadId) };
  }

  return {
    emulator,
    createUser,
    /** A thread of `owner` and the others. */
    async createThread(owner: ChatUser, ...others: ChatUser[]): Promise<string> {
      const participants = others.map(({ id }) => ({ id }));
      const { chatThread } = await owner.client.createChatThread({ topic: 'Lunch' }, { participants });
      return chatThread!.id;
    },
    /** A request that the SDK has no method for. */
    request: (user: ChatUser, path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
      fetch(`${emulator.endpoint}${path}?api-version=2024-06-05-preview`, {
        ...init,
        headers: { authorization: `Bearer ${user.token}`, ...init.headers },
      }),
    async stop() {
      await emulator.stop();
      await rm(stateDirectory, { recursive: true });
    },
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Expects the SDK to raise the error with which the service refuses. */
export const expectRefusal = (work: Promise<unknown>, statusCode: number, code: string) =>
  expect(work).rejects.toMatchObject({ name: 'RestError', statusCode, code });
