import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

type Message = Record<string, unknown> & { type: string };

/** A call agent that speaks docs/calling-protocol.md as far as calls begin and end. */
export class CallingClient implements Disposable {
  readonly #socket: WebSocket;
  readonly #received: Message[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'ping') this.#send({ type: 'pong', sequence: message['sequence'] });
      else this.#received.push(message);
    });
  }

  static async connect(endpoint: string, token: string): Promise<CallingClient> {
    const url = new URL('/calling/signalling', endpoint.replace('https:', 'ws:'));
    const socket = new WebSocket(url);
    const client = new CallingClient(socket);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', reject);
    });
    const requestId = randomUUID();
    client.#send({ type: 'connect', requestId, protocol: 1, token });
    await client.#next((message) => message.type === 'connected');
    return client;
  }

  /** @returns the client's own name of the call */
  async startCall(...targets: string[]): Promise<string> {
    const callId = randomUUID();
    await this.request('startCall', { callId, targets });
    return callId;
  }

  async joinCall(locator: { groupId: string } | { roomId: string }): Promise<string> {
    const callId = randomUUID();
    await this.request('joinCall', { callId, locator });
    return callId;
  }

  /** @returns the client's own name of the call that rings */
  async incomingCall(): Promise<string> {
    const { incomingCall } = await this.#next(({ type }) => type === 'incomingCall');
    return (incomingCall as { callId: string }).callId;
  }

  async request(type: string, body: object): Promise<void> {
    const requestId = randomUUID();
    this.#send({ type, requestId, ...body });
    const answer = await this.#next((message) => message['requestId'] === requestId);
    if (answer.type === 'error') throw new Error(JSON.stringify(answer['error']));
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  async #next(isWanted: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const index = this.#received.findIndex(isWanted);
      if (index >= 0) return this.#received.splice(index, 1)[0]!;
      if (this.#socket.readyState > WebSocket.OPEN) throw new Error('The signalling connection is closed.');
      await delay(5);
    }
  }
}
