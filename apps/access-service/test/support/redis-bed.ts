// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests run against the emulator, the service knows only the SDK
import type { EmulatorOptions } from 'acs-emulator';
import { TcpProxy } from './tcp-proxy.ts';
import { PostgresDatabase, postgresServer } from './postgres-bed.ts';
import { newEncryptionKey, redisServer } from './redis.ts';
import { ServiceBed } from './service-bed.ts';
import type { Replacements } from '../../src/services.ts';

/** Whether there is what replicas share. */
export const hasServers = Boolean(redisServer && postgresServer);

/** Two replicas of the service on one PostgreSQL database and one Redis, between which and them there is a proxy. */
export class RedisBed implements AsyncDisposable {
  readonly services: ServiceBed;
  readonly connection: TcpProxy;
  readonly #database: PostgresDatabase;

  private constructor(parts: { services: ServiceBed; connection: TcpProxy; database: PostgresDatabase }) {
    this.services = parts.services;
    this.connection = parts.connection;
    this.#database = parts.database;
  }

  static async start(
    environment: Record<string, string> = {},
    replacements: Replacements = {},
    emulatorOptions: EmulatorOptions = {},
  ): Promise<RedisBed> {
    const database = await PostgresDatabase.create();
    const url = new URL(redisServer!);
    const connection = await TcpProxy.start({ host: url.hostname, port: Number(url.port || 6379) });
    url.host = `127.0.0.1:${connection.port}`;
    const shared = {
      DATABASE_URL: database.url,
      REDIS_URL: url.href,
      REDIS_ENCRYPTION_KEY: newEncryptionKey(),
    };
    const services = await ServiceBed.start(
      { ...shared, ...environment },
      replacements,
      2,
      {},
      emulatorOptions,
    );
    return new RedisBed({ services, connection, database });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.services[Symbol.asyncDispose]();
    await this.connection[Symbol.asyncDispose]();
    await this.#database[Symbol.asyncDispose]();
  }
}
