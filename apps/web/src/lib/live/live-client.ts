import { LIVE_PATH, type LiveEvents, type LivePageEvents } from '@switchboard/access-api';
import type { Socket } from 'socket.io-client';

export interface LiveState {
  /** `interrupted` while a connection that was there is being made again. */
  readonly status: 'connecting' | 'connected' | 'interrupted';
  /** How often the connection was made: when it grows, what is shown must be read anew. */
  readonly connections: number;
}

type Handler<Name extends keyof LiveEvents> = LiveEvents[Name];

const longestWaitMs = 10_000;
/** Whether the session still goes on is asked after the first failure and then after each of so many. */
const askForSessionEvery = 5;

/** The connection over which the access service says what changed. It is made again for as long as it is wanted. */
export class LiveClient {
  readonly #checkSession: () => Promise<void>;
  readonly #handlers = new Map<string, Set<(...update: never[]) => void>>();
  readonly #listeners = new Set<() => void>();
  readonly #controller = new AbortController();
  #state: LiveState = { status: 'connecting', connections: 0 };
  #failures = 0;
  #socket: Socket<LiveEvents, LivePageEvents> | undefined;

  /** @param checkSession asks the service for the session, and lets the page know when it ended or changed */
  constructor(checkSession: () => Promise<void>) {
    this.#checkSession = checkSession;
  }

  readonly getState = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  on<Name extends keyof LiveEvents>(name: Name, handler: Handler<Name>): () => void {
    const handlers = this.#handlers.get(name) ?? new Set();
    this.#handlers.set(name, handlers.add(handler as (...update: never[]) => void));
    return () => handlers.delete(handler as (...update: never[]) => void);
  }

  /** Tells the service something; while there is no connection it is lost. */
  readonly say = <Name extends keyof LivePageEvents>(
    name: Name,
    ...what: Parameters<LivePageEvents[Name]>
  ): void => {
    if (this.#socket?.connected) this.#socket.emit(name, ...what);
  };

  /** Loads socket.io, which no page needs for its first paint, and connects. */
  async start(): Promise<void> {
    const { io } = await import('socket.io-client');
    if (this.#controller.signal.aborted) return;
    const socket: Socket<LiveEvents, LivePageEvents> = io({
      path: LIVE_PATH,
      addTrailingSlash: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelayMax: longestWaitMs,
    });
    this.#socket = socket;
    this.#listenTo(socket);
    this.#controller.signal.addEventListener('abort', () => socket.close());
  }

  dispose(): void {
    this.#controller.abort();
  }

  #listenTo(socket: Socket<LiveEvents, LivePageEvents>): void {
    socket.on('connect', () => {
      this.#failures = 0;
      this.#become({ status: 'connected', connections: this.#state.connections + 1 });
    });
    socket.on('disconnect', (reason) => {
      this.#become({ ...this.#state, status: 'interrupted' });
      // socket.io leaves it at that when the service closed the socket on purpose.
      if (reason === 'io server disconnect') void this.#connectAgain(socket);
    });
    socket.on('connect_error', () => {
      const asks = this.#failures % askForSessionEvery === 0;
      this.#failures += 1;
      if (!socket.active) void this.#connectAgain(socket);
      else if (asks) void this.#checkSession().catch(() => {});
    });
    socket.onAny((name: string, ...update: unknown[]) => {
      for (const handler of this.#handlers.get(name) ?? []) handler(...(update as never[]));
    });
  }

  /** After a refusal: the session may have ended, or have other rights. */
  async #connectAgain(socket: Socket<LiveEvents, LivePageEvents>): Promise<void> {
    await this.#checkSession().catch(() => {});
    const waitMs = Math.min(longestWaitMs, 500 * 2 ** this.#failures) * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (!this.#controller.signal.aborted) socket.connect();
  }

  #become(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
