import type { LiveEvents } from '@switchboard/access-api';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { NumberAccess } from '../phone-numbers/number-access.ts';
import { LocalRateCounter } from '../platform/rate-counter.ts';
import type { SocketSession } from './live-handshakes.ts';
import type { LivePage } from './live-page.ts';
import { roomOfWatchers, roomsFor } from './live-rooms.ts';

/** What pages say is checked where it is heard. */
export type LiveSocket = Socket<Record<string, never>, LiveEvents, DefaultEventsMap, unknown>;

/** A page that reads so slowly is closed; it comes back and reads anew. */
const MAX_UNSENT_PACKETS = 1000;
/** What a page may say in a minute. */
const MAX_SAID = 60;

/** The open socket of one page, in the rooms that its user may hear. */
export class LiveConnection implements SocketSession, LivePage {
  readonly session: SocketSession['session'];
  readonly secretHash: string;
  readonly #socket: LiveSocket;
  readonly #numbers: NumberAccess;
  readonly #said = new LocalRateCounter(MAX_SAID);
  #rooms: ReadonlySet<string> = new Set();
  #watched: ReadonlySet<string> = new Set();
  #moving: Promise<void> | undefined;
  #mustMoveAgain = false;

  constructor(socket: LiveSocket, { session, secretHash }: SocketSession, numbers: NumberAccess) {
    this.#socket = socket;
    this.session = session;
    this.secretHash = secretHash;
    this.#numbers = numbers;
  }

  get userId(): string {
    return this.session.user.id;
  }

  get user(): SocketSession['session']['user'] {
    return this.session.user;
  }

  get isTooSlow(): boolean {
    return this.#bufferLength > MAX_UNSENT_PACKETS;
  }

  /** Joins and leaves rooms so that they are those of what the user sees now; calls during a move share one more. */
  async move(): Promise<void> {
    if (this.#moving) this.#mustMoveAgain = true;
    return (this.#moving ??= this.#moveUntilCurrent().finally(() => (this.#moving = undefined)));
  }

  /** To be called whenever the page says something. @returns whether it says too much */
  isTooLoud(): boolean {
    return this.#said.count(this.secretHash) > 0;
  }

  tell<Name extends keyof LiveEvents>(name: Name, ...update: Parameters<LiveEvents[Name]>): void {
    this.#socket.emit(name, ...update);
  }

  async watch(userIds: readonly string[]): Promise<void> {
    const rooms = new Set(userIds.map(roomOfWatchers));
    const [before, now] = [this.#watched, rooms];
    this.#watched = rooms;
    for (const room of before) if (!now.has(room)) await this.#socket.leave(room);
    await this.#socket.join([...now].filter((room) => !before.has(room)));
  }

  /** Says goodbye and closes. */
  end(): void {
    this.#socket.emit('session:ended');
    this.#socket.disconnect(true);
  }

  /** The page comes back by itself. */
  close(): void {
    this.#socket.conn.close();
  }

  async #moveUntilCurrent(): Promise<void> {
    do {
      this.#mustMoveAgain = false;
      const { user } = this.session;
      const rooms = roomsFor(user, await this.#numbers.visibleNumbers(user));
      for (const room of this.#rooms) if (!rooms.has(room)) await this.#socket.leave(room);
      await this.#socket.join([...rooms].filter((room) => !this.#rooms.has(room)));
      this.#rooms = rooms;
    } while (this.#mustMoveAgain);
  }

  /** @see node_modules/engine.io/build/socket.js `writeBuffer`, which its types keep private */
  get #bufferLength(): number {
    return (this.#socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
  }
}
