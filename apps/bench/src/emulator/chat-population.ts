import { bearerRequest, toBytes } from '../load/http-request.ts';
import { HttpConnection } from '../load/http-connection.ts';
import type { EmulatorProcess } from './emulator-process.ts';
import { signRequest } from './sign-request.ts';

export interface ChatUser {
  readonly rawId: string;
  readonly token: string;
}

const chatVersion = 'api-version=2025-03-15';

/** Fills an emulator with users and threads, over plain REST. */
export class ChatPopulation implements Disposable {
  readonly #emulator: EmulatorProcess;
  readonly #connection: HttpConnection;

  constructor(emulator: EmulatorProcess) {
    this.#emulator = emulator;
    this.#connection = new HttpConnection(emulator.port);
  }

  async createUsers(count: number, scopes: readonly string[] = ['chat']): Promise<ChatUser[]> {
    const request = signRequest({
      method: 'POST',
      target: '/identities?api-version=2023-10-01',
      host: `localhost:${this.#emulator.port}`,
      accessKey: this.#emulator.accessKey,
      body: { createTokenWithScopes: scopes, expiresInMinutes: 1440 },
    });
    const users: ChatUser[] = [];
    while (users.length < count) {
      const { identity, accessToken } = await this.#call<{
        identity: { id: string };
        accessToken: { token: string };
      }>(toBytes(request));
      users.push({ rawId: identity.id, token: accessToken.token });
    }
    return users;
  }

  /** A thread of all `users`, made by the first. Answers its id. */
  async createThread(users: readonly ChatUser[]): Promise<string> {
    const participants = users.map(({ rawId, token }, index) => ({
      communicationIdentifier: { rawId, communicationUser: { id: rawId } },
      displayName: `User ${index} ${token.length}`,
    }));
    const body = { topic: 'Benchmark', participants };
    const request = bearerRequest('POST', `/chat/threads?${chatVersion}`, users[0]!.token, body);
    const { chatThread } = await this.#call<{ chatThread: { id: string } }>(toBytes(request));
    return chatThread.id;
  }

  /** Where the user's real-time connection is opened, once and soon. @see the handshake of socket.io 0.9 */
  async openSession({ token }: ChatUser): Promise<string> {
    const response = await fetch(`${this.#emulator.plainEndpoint}/socket.io/1/?epid=bench`, {
      headers: { 'x-skypetoken': token },
    });
    const [sessionId] = (await response.text()).split(':');
    return `ws://127.0.0.1:${this.#emulator.port}/socket.io/1/websocket/${sessionId}`;
  }

  [Symbol.dispose](): void {
    this.#connection.close();
  }

  async #call<T>(request: string): Promise<T> {
    const { status, body } = await this.#connection.send(request);
    if (status !== '201') throw new Error(`${request.split('\r\n')[0]} answered ${status}: ${body}`);
    return JSON.parse(body) as T;
  }
}

/** The bytes that send a message of `sender`. */
export function messageRequest(threadId: string, sender: ChatUser, content: string): string {
  const target = `/chat/threads/${encodeURIComponent(threadId)}/messages?${chatVersion}`;
  return toBytes(
    bearerRequest('POST', target, sender.token, { content, type: 'text', senderDisplayName: 'Ann' }),
  );
}
