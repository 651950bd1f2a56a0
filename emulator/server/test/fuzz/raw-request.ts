import { connect } from 'node:net';

export interface RawResponse {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Nothing that is fuzzed takes longer than milliseconds; this long without an answer is a hang. */
const hangMs = 15_000;

/** Sends bytes as they are, in the given pieces, and reads until the connection ends. */
export function sendRaw(port: number, pieces: readonly Uint8Array[]): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const received: Buffer[] = [];
    const hang = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No complete answer to ${describe(pieces)}`));
    }, hangMs);
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    // The server may refuse and close while the rest is still being sent.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(hang);
      const text = Buffer.concat(received).toString('latin1');
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
      if (Number.isNaN(status)) return reject(new Error(`No HTTP answer to ${describe(pieces)}`));
      const end = text.indexOf('\r\n\r\n');
      resolve({ status, head: text.slice(0, end), body: text.slice(end + 4) });
    });
    for (const piece of pieces) socket.write(piece);
  });
}

const describe = (pieces: readonly Uint8Array[]) =>
  JSON.stringify(Buffer.concat(pieces).toString('latin1').slice(0, 2000));
