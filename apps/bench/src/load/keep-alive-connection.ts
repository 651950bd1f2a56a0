import { connect, type Socket } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');
const chunkedEnd = Buffer.from('\r\n0\r\n\r\n');

/**
 * One HTTP/1.1 connection that sends the same bytes again as soon as it has the answer. It does far less than an HTTP
 * library, so that the client is not what is measured.
 */
export class KeepAliveConnection {
  readonly #socket: Socket;
  readonly #request: Buffer;
  readonly #onAnswer: (status: string, milliseconds: number) => void;
  #received: Buffer = Buffer.alloc(0);
  #sentAt = 0;
  #isStopped = false;

  constructor(
    port: number,
    request: Buffer,
    events: { onAnswer(status: string, milliseconds: number): void; onError(error: Error): void },
  ) {
    this.#request = request;
    this.#onAnswer = events.onAnswer;
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('connect', () => this.#send());
    this.#socket.on('data', (data) => this.#receive(data));
    this.#socket.on('error', (error) => events.onError(error));
    this.#socket.on('close', () => {
      if (!this.#isStopped) events.onError(new Error('The server closed a keep-alive connection.'));
    });
  }

  stop(): void {
    this.#isStopped = true;
    this.#socket.destroy();
  }

  #send(): void {
    this.#sentAt = performance.now();
    this.#socket.write(this.#request);
  }

  #receive(data: Buffer): void {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
    const end = answerEnd(this.#received);
    if (end === undefined || this.#received.length < end) return;
    const status = this.#received.toString('latin1', 9, 12);
    this.#received = this.#received.subarray(end);
    this.#onAnswer(status, performance.now() - this.#sentAt);
    if (!this.#isStopped) this.#send();
  }
}

/** Length of the answer at the start of `bytes`, as far as it can be told yet. */
export function answerEnd(bytes: Buffer): number | undefined {
  const head = bytes.indexOf(headEnd);
  if (head < 0) return undefined;
  const headers = bytes.toString('latin1', 0, head + 2).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)\r\n/.exec(headers)?.[1];
  if (length !== undefined) return head + headEnd.length + Number(length);
  if (!headers.includes('\r\ntransfer-encoding: chunked\r\n')) return head + headEnd.length;
  const last = bytes.indexOf(chunkedEnd, head + 2);
  return last < 0 ? undefined : last + chunkedEnd.length;
}
