import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { DatabaseError } from './database-error.ts';
import type { PostgresConnection } from './open-database.ts';

/** Any constant: all processes that migrate this application's databases agree on it. */
const MIGRATION_LOCK = 7_203_117_904;

export async function openPostgresPool(options: {
  url: string;
  maxConnections?: number;
  statementTimeoutMs?: number;
}): Promise<PostgresConnection> {
  const timeoutMs = options.statementTimeoutMs ?? 5000;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    statement_timeout: timeoutMs,
    // The server may be gone without a word: the client's own limit is what ends the wait.
    query_timeout: timeoutMs + 1000,
    keepAlive: true,
    application_name: 'switchboard-access-service',
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    await pool.end();
    throw new DatabaseError(
      `PostgreSQL at ${describe(options.url)} does not answer: ${(cause as Error).message || String((cause as NodeJS.ErrnoException).code)}.`,
      { cause },
    );
  }
  return {
    kind: 'postgresql',
    adapterFactory: new WholeScripts(pool),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await pool.query(sql, parameters)).rows as Row[],
    execute: (sql, parameters) => execute(pool, sql, parameters),
    exclusively: (work) => withAdvisoryLock(options.url, work),
    async close() {
      await pool.end();
    },
  };
}

async function execute<Row>(
  pool: pg.Pool,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<{ rows: Row[] }> {
  if (parameters.length > 0) return { rows: (await pool.query(sql, [...parameters])).rows as Row[] };
  const client = await pool.connect();
  // A connection that breaks fails its statement, too.
  const ignore = () => {};
  client.on('error', ignore);
  let isUsable = false;
  try {
    const results = [await client.query(sql)].flat() as { rows: Row[] }[];
    isUsable = true;
    return { rows: results.flatMap(({ rows }) => rows) };
  } finally {
    client.off('error', ignore);
    // After a failure it may be in a transaction that was not ended.
    client.release(!isUsable);
  }
}

/**
 * Gives the server a script as a whole, which is then carried out as a whole or not at all.
 * @see node_modules/@prisma/adapter-pg/dist/index.mjs `executeScript`, which cuts at every semicolon, also within a function
 */
class WholeScripts extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => void (await execute(this.#pool, script));
    return adapter;
  }
}

/** A connection of its own: the lock belongs to the connection, and waiting for it may take longer than a statement may. */
async function withAdvisoryLock<R>(url: string, work: () => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '60s'`);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** The address without the password. */
function describe(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.host}${parsed.pathname}` : 'the given DATABASE_URL';
}
