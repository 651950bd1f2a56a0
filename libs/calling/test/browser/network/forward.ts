import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Hands on what comes in at one place to another, and back. A port of 0 is any free one. */
export async function forward(from: Place, to: Place): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    const outgoing = connect(to);
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy()).on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(from.port, from.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
