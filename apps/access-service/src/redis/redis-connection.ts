import { AsyncLocalStorage } from 'node:async_hooks';
import { createClient, ErrorReply } from '@redis/client';
import type { Logger, Secret } from '@switchboard/node-kit';
import { redisFailureReason } from './redis-failure-reason.ts';
import { redisUnavailable } from './redis.errors.ts';

const CONNECT_TIMEOUT_MS = 1000;
const LONGEST_WAIT_MS = 500;
const BEAT_EVERY_MS = 500;
/** With the time between two beats, the longest that a command may stay without an answer. */
const BEAT_TIMEOUT_MS = 1000;

const SILENCE_MS = 5000;
/** Commands that have no answer yet. */
const MAX_WAITING = 50_000;

export type ChannelListener = (message: Buffer, channel: Buffer) => void;
export type RedisClient = ReturnType<typeof newClient>;

/**
 * The connections to Redis: one for commands, one for what others publish. Both are made again for as long as it takes. A
 * command never waits for Redis to come back: it fails at once, or within 1.5 seconds when Redis fell silent.
 */
export class RedisConnection {
  /** Begins the name of every key and channel. In braces: a clustered Redis keeps what has the same in one place. */
  readonly prefix: string;
  readonly #url: Secret;
  readonly #log: Logger;
  readonly #beat: NodeJS.Timeout;
  readonly #onBeat: ((seconds: number | undefined) => void)[] = [];
  readonly #onReady: (() => void)[] = [];
  readonly #onSubscribed: (() => void)[] = [];
  readonly #subscriber: RedisClient;
  /** Where connections begin: one that a request finds broken serves others for long after it, and is none of its trace. */
  readonly #outsideOfRequests = AsyncLocalStorage.snapshot();
  #client: RedisClient;
  #isBeating = false;
  #isClosed = false;
  #failure: string | undefined;

  /** @param resource host of the Communication Services resource: several installations share a server */
  constructor({ url, resource, log }: { url: Secret; resource: string; log: Logger }) {
    // Other characters would mean something in a pattern of channels.
    this.prefix = `switchboard:{${resource.replace(/[^\w.:-]/g, '_')}}:`;
    this.#url = url;
    this.#log = log;
    this.#client = this.#connectForCommands();
    this.#subscriber = this.#connect({ disableOfflineQueue: false });
    this.#subscriber.on('ready', () => tellAll(this.#onSubscribed));
    this.#beat = setInterval(() => void this.#checkBeat(), BEAT_EVERY_MS);
    this.#beat.unref();
  }

  get isReady(): boolean {
    return this.#client.isReady;
  }

  /** For the one who made it, at once: resolves when it can be used. When it cannot soon, it resolves all the same, and that is tried on. */
  async opened(): Promise<void> {
    const ready = (client: RedisClient) => new Promise((resolve) => client.once('ready', resolve));
    const waited = new Promise((resolve) => setTimeout(resolve, CONNECT_TIMEOUT_MS).unref());
    await Promise.race([Promise.all([ready(this.#client), ready(this.#subscriber)]), waited]);
  }

  /** @throws AppError `redis/unavailable`, also for what Redis refuses to do: none of that is the caller's mistake */
  async run<T>(work: (client: RedisClient) => Promise<T>): Promise<T> {
    const client = this.#client;
    if (!client.isReady) throw redisUnavailable();
    try {
      return await work(client);
    } catch (error) {
      this.#log.debug({ err: error }, 'a command to Redis failed');
      // Another server has become the primary: the address leads there.
      if (error instanceof ErrorReply && error.message.startsWith('READONLY')) this.#replace(client, error);
      throw redisUnavailable(error);
    }
  }

  /** @throws AppError `redis/unavailable` */
  async ping(): Promise<void> {
    await this.run((client) => client.ping());
  }

  /** `listener` learns how long each beat took; undefined when there was none. */
  onBeat(listener: (seconds: number | undefined) => void): void {
    this.#onBeat.push(listener);
  }

  /** `listener` is told whenever commands can be sent, from the first time on. */
  onReady(listener: () => void): void {
    this.#onReady.push(listener);
  }

  /** `listener` is told whenever messages arrive from now on, and those of before may have been lost. */
  onSubscribed(listener: () => void): void {
    this.#onSubscribed.push(listener);
  }

  /** For as long as this connection is open, through all of its reconnections. */
  subscribe(channels: string | string[], listener: ChannelListener): void {
    this.#insist(() => this.#subscriber.subscribe(channels, listener, true));
  }

  /** As `subscribe`, to all channels of a pattern. */
  subscribeToPattern(pattern: string, listener: ChannelListener): void {
    this.#insist(() => this.#subscriber.pSubscribe(pattern, listener, true));
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#beat);
    this.#client.destroy();
    this.#subscriber.destroy();
  }

  /** What was asked for as the connection broke is asked for again; later connections repeat it by themselves. */
  #insist(subscribe: () => Promise<void>): void {
    if (this.#isClosed) return;
    subscribe().then(
      () => tellAll(this.#onSubscribed),
      () => setTimeout(() => this.#insist(subscribe), BEAT_EVERY_MS).unref(),
    );
  }

  #connectForCommands(): RedisClient {
    const client = this.#connect({ disableOfflineQueue: true });
    client.on('ready', () => tellAll(this.#onReady));
    return client;
  }

  #connect(options: { disableOfflineQueue: boolean }): RedisClient {
    const client = newClient(this.#url.reveal(), options);
    client.on('error', (error: unknown) => this.#failed(error));
    client.on('ready', () => this.#recovered());
    // The loop of attempts ends when the client is closed; each failure was told as an error.
    client.connect().catch(() => undefined);
    return client;
  }

  /** A connection may be open and silent, as when a network cable is pulled: then a new one takes its place. */
  async #checkBeat(): Promise<void> {
    if (this.#isBeating) return;
    const client = this.#client;
    if (!client.isReady) return this.#told(undefined);
    this.#isBeating = true;
    const startedAt = performance.now();
    const outcome = await Promise.race([
      client.ping().then(
        () => 'answered' as const,
        () => 'refused' as const,
      ),
      silence(),
    ]);
    this.#isBeating = false;
    this.#told(outcome === 'answered' ? (performance.now() - startedAt) / 1000 : undefined);
    if (outcome === 'silent') this.#replace(client, new Error(`no answer in ${BEAT_TIMEOUT_MS} ms`));
  }

  #replace(client: RedisClient, reason: Error): void {
    if (client !== this.#client || !client.isOpen) return;
    this.#failed(reason);
    client.destroy();
    this.#client = this.#outsideOfRequests(() => this.#connectForCommands());
  }

  #told(seconds: number | undefined): void {
    for (const listener of this.#onBeat) listener(seconds);
  }

  /** Says once what is wrong, however often it is tried again. The address is a secret: it may hold a password. */
  #failed(error: unknown): void {
    const reason = redisFailureReason(error);
    if (reason === this.#failure) return;
    this.#failure = reason;
    this.#log.error({ reason }, 'Redis at REDIS_URL cannot be used; it is tried again until it can');
  }

  #recovered(): void {
    if (this.#failure === undefined) return;
    if (!this.#client.isReady || !this.#subscriber.isReady) return;
    this.#failure = undefined;
    this.#log.info({}, 'Redis can be used again');
  }
}

function tellAll(listeners: readonly (() => void)[]): void {
  for (const listener of listeners) listener();
}

function newClient(url: string, options: { disableOfflineQueue: boolean }) {
  return createClient({
    url,
    ...options,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      // For what the beat does not see: the greeting, and the subscriber. Longer, as our own process being busy looks the same.
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries) =>
        Math.min(LONGEST_WAIT_MS, 50 * 2 ** Math.min(retries, 10)) * (0.5 + Math.random() / 2),
    },
    commandsQueueMaxLength: MAX_WAITING,
    pingInterval: BEAT_EVERY_MS,
    maintNotifications: 'disabled',
    // Its own time-out ends only commands that were not sent yet, and costs a signal for each.
    commandOptions: { timeout: 0 },
  });
}

/** Our own process may have been busy, and the answer be there already: it is looked for once more. */
function silence(): Promise<'silent'> {
  return new Promise((resolve) => {
    setTimeout(() => setTimeout(() => resolve('silent'), 50).unref(), BEAT_TIMEOUT_MS).unref();
  });
}
