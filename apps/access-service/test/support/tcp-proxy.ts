import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between the service and a server: cuts the connections, refuses new ones, or lets nothing through. */
export class TcpProxy implements AsyncDisposable {
  readonly #target: { host: string; port: number };
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #isSilent = false;
  port = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
  }

  static async start(target: { host: string; port: number }): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await proxy.restore();
    return proxy;
  }

  /** Connections break and new ones are refused, as when the server is stopped. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Connections stay open and nothing comes through, as when a network cable is pulled. */
  silence(): void {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.pause();
  }

  async restore(): Promise<void> {
    this.#isSilent = false;
    for (const socket of this.#sockets) socket.resume();
    if (this.#server) return;
    const server = createServer((socket) => this.#pass(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  #pass(socket: Socket): void {
    const upstream = connect(this.#target);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on('data', (data) => other.write(data));
      one.on('error', () => {});
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      if (this.#isSilent) one.pause();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cut();
  }
}
