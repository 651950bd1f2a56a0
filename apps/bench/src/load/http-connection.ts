import { connect, type Socket } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');
const chunkedEnd = Buffer.from('\r\n0\r\n\r\n');

export interface Answer {
  readonly status: string;
  readonly body: string;
}

/**
 * One keep-alive HTTP/1.1 connection with one request at a time, given as bytes. It does far less than an HTTP library,
 * so that the client is not what is measured.
 */
export class HttpConnection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<Answer> | undefined;
  #failure: Error | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (data) => this.#receive(data));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The server closed a keep-alive connection.')));
  }

  send(request: Buffer | string): Promise<Answer> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#waiting = Promise.withResolvers<Answer>();
    this.#socket.write(request);
    return this.#waiting.promise;
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #receive(data: Buffer): void {
    this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
    const end = answerEnd(this.#received);
    if (end === undefined || this.#received.length < end) return;
    const status = this.#received.toString('latin1', 9, 12);
    const body = this.#received.toString('utf8', this.#received.indexOf(headEnd) + headEnd.length, end);
    this.#received = this.#received.subarray(end);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status, body });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(error);
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
