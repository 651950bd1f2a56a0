import type { Server as HttpServer } from 'node:http';
import { LIVE_PATH, type LiveEvents } from '@switchboard/access-api';
import type { Logger } from '@switchboard/node-kit';
import type { Registry } from 'prom-client';
import { Server, type DefaultEventsMap } from 'socket.io';
import type { ReplicaBus } from '../platform/replica-bus.ts';
import type { NumberAccess } from '../phone-numbers/number-access.ts';
import type { SessionService } from '../sessions/session.service.ts';
import { LiveConnection, type LiveSocket } from './live-connection.ts';
import type { LiveHandshakes } from './live-handshakes.ts';
import { LiveMetrics } from './live-metrics.ts';
import type { LivePageListener, LivePages } from './live-page.ts';
import { roomsOf } from './live-rooms.ts';
import type { LiveAdapter } from './redis-live-adapter.ts';
import { LiveUpdates, type LiveTarget } from './live-updates.ts';

const MAX_CONNECTIONS_PER_USER = 20;
const COME_BACK_WITHIN_MS = 2000;
/** Pages send their greeting, and whom they watch: 200 ids of less than 100 characters. */
const MAX_MESSAGE_BYTES = 24 * 1024;
/** Time-outs end sessions without a word to this process. */
const RECHECK_EVERY_MS = 10_000;

/**
 * Live updates over socket.io, on the service's own HTTP server. Who hears what is a matter of rooms, which an adapter of
 * socket.io spreads over replicas; the connections that this object knows are those of this process.
 */
export class SocketIoLiveUpdates extends LiveUpdates implements LivePages {
  readonly #io: Server<Record<string, never>, LiveEvents, DefaultEventsMap, unknown>;
  readonly #connections = new Set<LiveConnection>();
  readonly #sessions: SessionService;
  readonly #bus: ReplicaBus;
  readonly #numbers: NumberAccess;
  readonly #metrics: LiveMetrics;
  readonly #log: Logger;
  #pages: LivePageListener | undefined;
  #recheckTimer: NodeJS.Timeout | undefined;

  constructor(dependencies: {
    sessions: SessionService;
    bus: ReplicaBus;
    numbers: NumberAccess;
    registry: Registry;
    /** Spreads updates over replicas. */
    adapter?: LiveAdapter | undefined;
    log: Logger;
  }) {
    super();
    this.#sessions = dependencies.sessions;
    this.#bus = dependencies.bus;
    this.#numbers = dependencies.numbers;
    this.#metrics = new LiveMetrics(dependencies.registry, () => this.#connections.size);
    this.#log = dependencies.log;
    this.#io = new Server({
      path: LIVE_PATH,
      addTrailingSlash: false,
      serveClient: false,
      transports: ['websocket', 'polling'],
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      httpCompression: false,
      connectTimeout: 10_000,
    });
    if (dependencies.adapter) this.#io.adapter(dependencies.adapter);
    this.#bus.onMessage((message) => {
      if (message.kind === 'numbers-changed') this.#move(message.userIds);
    });
    this.#bus.onGap(() => this.#letAllComeBack());
    this.#sessions.onChange((isMeant) => {
      void this.#recheck([...this.#connections].filter(({ session }) => isMeant(session)));
    });
  }

  override publish<Name extends keyof LiveEvents>(
    target: LiveTarget,
    name: Name,
    ...update: Parameters<LiveEvents[Name]>
  ): void {
    const rooms = roomsOf(target);
    // Without a room it would go to everybody.
    if (rooms.length === 0) return;
    this.#metrics.countUpdate(name);
    this.#io.to(rooms).emit(name, ...(update as never));
  }

  publishHere<Name extends keyof LiveEvents>(name: Name, ...update: Parameters<LiveEvents[Name]>): void {
    this.#metrics.countUpdate(name);
    this.#io.local.emit(name, ...(update as never));
  }

  listenToPages(listener: LivePageListener): void {
    this.#pages = listener;
  }

  override numbersChanged(userIds: readonly string[] | 'all'): void {
    this.#bus.tell({ kind: 'numbers-changed', userIds });
    this.#move(userIds);
  }

  #move(userIds: readonly string[] | 'all'): void {
    const ids = userIds === 'all' ? undefined : new Set(userIds);
    for (const connection of this.#connections) {
      if (ids && !ids.has(connection.userId)) continue;
      connection.move().catch((err: unknown) => {
        // What the user sees is not known: the page is better off without updates until it comes back.
        this.#log.warn({ err, userId: connection.userId }, 'live rooms could not be read');
        connection.close();
      });
    }
  }

  /** To be called before the server listens. */
  attach(server: HttpServer, handshakes: LiveHandshakes): void {
    this.#io.use((socket, next) => {
      this.#connect(socket, handshakes).then(next as () => void, next);
    });
    this.#io.attach(server, {
      allowRequest: (request, answer) => {
        void handshakes.admit(request).then((outcome) => {
          this.#metrics.countHandshake(outcome);
          answer(outcome === 'accepted' ? null : outcome, outcome === 'accepted');
        });
      },
    });
    this.#recheckTimer = setInterval(() => void this.#recheck([...this.#connections]), RECHECK_EVERY_MS);
    this.#recheckTimer.unref();
  }

  /** Closes every socket of this replica; pages come back to another one, or when the service is there again. */
  close(): void {
    clearInterval(this.#recheckTimer);
    this.#io.local.disconnectSockets(true);
    this.#io.engine?.close();
  }

  /** Updates of other replicas may have been lost: pages read anew when they come back, which they do a few at a time. */
  #letAllComeBack(): void {
    for (const connection of this.#connections) {
      setTimeout(() => connection.close(), Math.random() * COME_BACK_WITHIN_MS).unref();
    }
  }

  /** @throws when the page may not connect; it learns the message */
  async #connect(socket: LiveSocket, handshakes: LiveHandshakes): Promise<void> {
    const connection = new LiveConnection(socket, handshakes.sessionOf(socket.request), this.#numbers);
    const own = [...this.#connections].filter(({ userId }) => userId === connection.userId);
    if (own.length >= MAX_CONNECTIONS_PER_USER) throw new Error('Too many pages are open.');
    this.#connections.add(connection);
    let isOpened = false;
    socket.conn.once('close', () => {
      this.#connections.delete(connection);
      if (isOpened) this.#pages?.closed(connection);
    });
    socket.onAny((name: string, value: unknown) => {
      const isAllowed = !connection.isTooLoud() && this.#pages?.said(connection, name, value);
      if (!isAllowed) socket.disconnect(true);
    });
    try {
      await connection.move();
      // The session may have ended while it was not yet among the connections.
      const users = await this.#sessions.findActive([connection.secretHash]);
      if (!isUnchanged(connection, users)) throw new Error('The session has ended.');
      if (!this.#connections.has(connection)) throw new Error('The page was closed meanwhile.');
      isOpened = true;
      this.#pages?.opened(connection);
    } catch (err) {
      this.#connections.delete(connection);
      this.#log.debug({ err, userId: connection.userId }, 'a socket was refused');
      throw new Error('The connection cannot be opened now.', { cause: err });
    }
  }

  /** Closes those whose session ended, whose user has another role, or who do not read what they are sent. */
  async #recheck(connections: readonly LiveConnection[]): Promise<void> {
    if (connections.length === 0) return;
    for (const connection of connections) if (connection.isTooSlow) connection.close();
    try {
      const users = await this.#sessions.findActive(connections.map(({ secretHash }) => secretHash));
      for (const connection of connections) if (!isUnchanged(connection, users)) connection.end();
    } catch (err) {
      this.#log.warn({ err }, 'sessions of live sockets could not be checked; it will be tried again');
    }
  }
}

function isUnchanged(
  { secretHash, session }: LiveConnection,
  users: ReadonlyMap<string, { readonly role: string }>,
): boolean {
  return users.get(secretHash)?.role === session.user.role;
}
