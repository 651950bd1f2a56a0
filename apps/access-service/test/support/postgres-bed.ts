import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ServiceBed } from './service-bed.ts';
import { TcpProxy } from './tcp-proxy.ts';

/** For example `postgresql://postgres@localhost:5432/postgres`; without it there is no server to test with. */
export const postgresServer = process.env['TEST_DATABASE_URL'];

/** An empty database on the PostgreSQL server, which is dropped in the end. */
export class PostgresDatabase implements AsyncDisposable {
  readonly url: string;
  readonly #name: string;

  private constructor(url: string, name: string) {
    this.url = url;
    this.#name = name;
  }

  static async create(): Promise<PostgresDatabase> {
    const name = `access_${randomUUID().replaceAll('-', '')}`;
    await run(`CREATE DATABASE ${name}`);
    const url = new URL(postgresServer!);
    url.pathname = `/${name}`;
    return new PostgresDatabase(url.href, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await run(`DROP DATABASE ${this.#name} WITH (FORCE)`);
  }
}

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresServer! });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Two replicas of the service, which bring an empty database on the PostgreSQL server up to date at the same moment. */
export class PostgresBed implements AsyncDisposable {
  readonly services: ServiceBed;
  /** Between the replicas and the server. */
  readonly connection: TcpProxy;
  /** The server itself, past the connection of the replicas. */
  readonly database: PostgresDatabase;

  private constructor(services: ServiceBed, connection: TcpProxy, database: PostgresDatabase) {
    this.services = services;
    this.connection = connection;
    this.database = database;
  }

  static async start(environment: Record<string, string> = {}): Promise<PostgresBed> {
    const database = await PostgresDatabase.create();
    const url = new URL(database.url);
    const connection = await TcpProxy.start({ host: url.hostname, port: Number(url.port || 5432) });
    url.hostname = '127.0.0.1';
    url.port = String(connection.port);
    const services = await ServiceBed.start({ DATABASE_URL: url.href, ...environment }, {}, 2);
    return new PostgresBed(services, connection, database);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.services[Symbol.asyncDispose]();
    await this.connection[Symbol.asyncDispose]();
    await this.database[Symbol.asyncDispose]();
  }
}
