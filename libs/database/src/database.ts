import type { PrismaClient } from './generated/client.ts';

export type DatabaseOptions =
  /** A PostgreSQL server, shared by any number of replicas. */
  | { url: string; maxConnections?: number; statementTimeoutMs?: number }
  /** PostgreSQL inside this process, its data in a directory that one process may open at a time. */
  | { dataDirectory: string }
  /** PostgreSQL inside this process, forgotten when it closes. */
  | { inMemory: true };

/** Sees each statement, with placeholders for its values, and runs it. */
export type StatementObserver = <R>(statement: string, run: () => Promise<R>) => Promise<R>;

/** An open database whose schema is the one of this build: pending migrations were applied when it was opened. */
export interface Database extends AsyncDisposable {
  readonly kind: 'postgresql' | 'embedded';
  readonly client: PrismaClient;
  /**
   * Runs SQL beside Prisma, for libraries that bring their own. Several statements, which may be a transaction, when there are
   * no parameters; `rows` are those of all of them then.
   */
  execute<Row>(sql: string, parameters?: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Resolves when the database answers; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
