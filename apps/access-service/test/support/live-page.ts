import { LIVE_PATH, type LiveEvents, type LivePageEvents } from '@switchboard/access-api';
import { io, type Socket } from 'socket.io-client';
import type { TestClient } from './test-client.ts';

type Name = keyof LiveEvents;

/** A page of somebody who is signed in; notes everything that it is told. */
export class LivePage implements Disposable {
  readonly heard: { readonly name: string; readonly update: unknown }[] = [];
  /** How often it was connected. */
  connections = 0;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('connect', () => (this.connections += 1));
    socket.onAny((name: string, update: unknown) => this.heard.push({ name, update }));
  }

  /** @param options `reconnects`: as pages do when a connection is lost */
  static async open(
    client: TestClient,
    origin: string,
    options: { reconnects?: boolean } = {},
  ): Promise<LivePage> {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const socket = io(client.url, {
      path: LIVE_PATH,
      addTrailingSlash: false,
      transports: ['websocket'],
      extraHeaders: { cookie, origin },
      forceNew: true,
      reconnection: options.reconnects ?? false,
      reconnectionDelay: 200,
      reconnectionDelayMax: 500,
    });
    const page = new LivePage(socket);
    await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(undefined));
      socket.once('connect_error', reject);
    });
    return page;
  }

  /** What updates of this name said, in the order in which they came. */
  updates<N extends Name>(name: N): Parameters<LiveEvents[N]>[0][] {
    const named = this.heard.filter((one) => one.name === name);
    return named.map(({ update }) => update as Parameters<LiveEvents[N]>[0]);
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  say<N extends keyof LivePageEvents>(name: N, ...what: Parameters<LivePageEvents[N]>): void {
    this.#socket.emit(name, ...what);
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }
}
