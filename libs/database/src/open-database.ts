import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Database, DatabaseOptions, StatementObserver } from './database.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';
import { PrismaClient } from './generated/client.ts';
import { applyMigrations } from './migrations/apply-migrations.ts';
import { observedConnection } from './observed-connection.ts';
import { openPostgresPool } from './postgres-pool.ts';

/**
 * Opens the database and brings its schema up to date. Any number of replicas may do so at the same time.
 * @throws DatabaseError when the server does not answer, the directory is in use, or a migration fails.
 * @example
 * await using database = await openDatabase({ inMemory: true });
 * await database.client.user.count();
 */
export async function openDatabase(options: DatabaseOptions, observe?: StatementObserver): Promise<Database> {
  const connection = 'url' in options ? await openPostgresPool(options) : await openEmbeddedPostgres(options);
  try {
    await applyMigrations(connection);
    await connection.keepAsTemplate?.();
  } catch (error) {
    await connection.close();
    throw error;
  }
  return new PrismaDatabase(observe ? observedConnection(connection, observe) : connection);
}

/** What the two kinds of database have in common below Prisma. */
export interface PostgresConnection {
  readonly kind: Database['kind'];
  readonly adapterFactory: SqlMigrationAwareDriverAdapterFactory;
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** @see Database.execute */
  execute<Row>(sql: string, parameters?: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Runs `work` while no other process does the same on this database. */
  exclusively<R>(work: () => Promise<R>): Promise<R>;
  /** Called once the schema is there: the next databases begin as copies of this one. */
  keepAsTemplate?(): Promise<void>;
  close(): Promise<void>;
}

class PrismaDatabase implements Database {
  readonly kind: Database['kind'];
  readonly client: PrismaClient;
  readonly #connection: PostgresConnection;

  constructor(connection: PostgresConnection) {
    this.#connection = connection;
    this.kind = connection.kind;
    this.client = new PrismaClient({
      adapter: connection.adapterFactory,
      transactionOptions: { maxWait: 3000, timeout: 5000 },
    });
  }

  async execute<Row>(sql: string, parameters?: readonly unknown[]): Promise<{ rows: Row[] }> {
    return this.#connection.execute<Row>(sql, parameters);
  }

  async ping(): Promise<void> {
    await this.#connection.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.client.$disconnect();
    await this.#connection.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
