// eslint-disable-next-line @nx/enforce-module-boundaries -- tests need servers, the service does not
import { findPostgresql, startTemporaryPostgresql } from '@switchboard/dev-env';
import { openDatabase, type Database, type PrismaClient } from '@switchboard/database';
import { SECRET, freePort } from './event-bed.ts';
import { findRedis, newEncryptionKey, TemporaryRedis } from './redis.ts';
import { hasReverseProxy, ReverseProxy } from './reverse-proxy.ts';
import { ServiceBed } from './service-bed.ts';
import { ServiceBuild, type ServiceProcess } from './service-process.ts';
import { seed } from './sms-bed.ts';
import { TestClient } from './test-client.ts';

type Postgresql = Awaited<ReturnType<typeof startTemporaryPostgresql>>;

const REPLICAS = 2;

/** Whether this machine has the servers that replicas share. */
export const canRunReplicas = findPostgresql() !== undefined && findRedis() !== undefined && hasReverseProxy;

/** Two replicas of the service, each a process of its own, behind a reverse proxy, on servers that can be restarted. */
export class ReplicaBed implements AsyncDisposable {
  readonly postgresql: Postgresql;
  readonly redis: TemporaryRedis;
  readonly prisma: PrismaClient;
  readonly resource: string;
  readonly #stack: AsyncDisposableStack;
  readonly #emulator: ServiceBed;
  readonly #proxy: ReverseProxy;
  readonly #start: (index: number) => ServiceProcess;
  readonly #replicas: ServiceProcess[] = [];
  /** Those too that were killed. */
  readonly #started: ServiceProcess[] = [];

  private constructor(parts: {
    stack: AsyncDisposableStack;
    postgresql: Postgresql;
    redis: TemporaryRedis;
    database: Database;
    emulator: ServiceBed;
    proxy: ReverseProxy;
    start: (index: number) => ServiceProcess;
  }) {
    this.#stack = parts.stack;
    this.postgresql = parts.postgresql;
    this.redis = parts.redis;
    this.prisma = parts.database.client;
    this.#emulator = parts.emulator;
    this.resource = new URL(parts.emulator.emulator.endpoint).host;
    this.#proxy = parts.proxy;
    this.#start = parts.start;
  }

  static async start(): Promise<ReplicaBed> {
    await using stack = new AsyncDisposableStack();
    const postgresql = await startTemporaryPostgresql(findPostgresql()!);
    stack.defer(() => postgresql.stop());
    const redis = stack.use(await TemporaryRedis.start(findRedis()!));
    const emulator = stack.use(await ServiceBed.start({}, {}, 0, seed));
    const ports = await Promise.all(Array.from({ length: REPLICAS }, freePort));
    const proxy = stack.use(await ReverseProxy.start(ports.map((port) => `127.0.0.1:${port}`)));
    const database = await openDatabase({ url: postgresql.url });
    stack.defer(() => database.close());
    const build = stack.use(await ServiceBuild.make('.replicas-test'));
    const environment = environmentOf({ emulator, proxy, postgresql, redis });
    const start = (index: number) => build.start({ ...environment, PORT: String(ports[index]) });
    const bed = new ReplicaBed({ stack: stack.move(), postgresql, redis, database, emulator, proxy, start });
    await Promise.all(ports.map((_, index) => bed.start(index)));
    return bed;
  }

  /** Where the reverse proxy listens. */
  get url(): string {
    return this.#proxy.url;
  }

  get origin(): string {
    return this.#emulator.origin;
  }

  get emulatorUrl(): string {
    return this.#emulator.emulator.endpoint;
  }

  /** A browser's worth of client, whose requests go to either replica. */
  client(): TestClient {
    return new TestClient(this.url, this.origin);
  }

  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.emulatorUrl}/_emulator/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async kill(index: number): Promise<void> {
    await this.#replicas[index]!.end('SIGKILL');
  }

  /** Resolves once it listens. */
  async start(index: number): Promise<void> {
    const replica = this.#start(index);
    this.#started.push(replica);
    this.#replicas[index] = replica;
    await replica.ready();
  }

  /** What the service logged of failures that it had no answer to. */
  get unexpectedErrors(): string[] {
    const lines = this.#started.flatMap(({ output }) => `${output.stdout}${output.stderr}`.split('\n'));
    return lines.filter((line) => line.includes('"unexpected error"'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }
}

function environmentOf({
  emulator: { emulator },
  proxy,
  postgresql,
  redis,
}: {
  emulator: ServiceBed;
  proxy: ReverseProxy;
  postgresql: Postgresql;
  redis: TemporaryRedis;
}): Record<string, string> {
  return {
    DEVELOPMENT_SIGN_IN: 'true',
    ACS_CONNECTION_STRING: emulator.connectionString,
    ACS_INSECURE_ENDPOINT: emulator.endpoint.replace('https:', 'http:'),
    NODE_EXTRA_CA_CERTS: emulator.caCertificatePath,
    DATABASE_URL: postgresql.url,
    REDIS_URL: redis.url,
    REDIS_ENCRYPTION_KEY: newEncryptionKey(),
    EVENTS_PUBLIC_URL: proxy.url,
    EVENTS_WEBHOOK_SECRET: SECRET,
    RATE_LIMIT_SIGN_IN: '100000',
    RATE_LIMIT_PER_ADDRESS: '1000000',
    RATE_LIMIT_PER_USER: '1000000',
  };
}
