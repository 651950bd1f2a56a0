import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { DatabaseError } from './database-error.ts';
import { lockDirectory } from './directory-lock.ts';
import { readTemplate, templatePath, writeTemplate } from './in-memory-template.ts';
import type { PostgresConnection } from './open-database.ts';

/** The default cache of 128 MB would be a third of the whole process's memory. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** PGlite: PostgreSQL compiled to WebAssembly. Its one connection serves every query in turn. */
export async function openEmbeddedPostgres(
  options: { dataDirectory: string } | { inMemory: true },
): Promise<PostgresConnection> {
  if ('inMemory' in options) return openInMemory();
  await mkdir(options.dataDirectory, { recursive: true });
  const unlock = await lockDirectory(options.dataDirectory);
  try {
    return await connectionTo(
      await PGlite.create(join(options.dataDirectory, 'postgres'), { startParams }),
      unlock,
    );
  } catch (cause) {
    await unlock();
    throw new DatabaseError(
      `The database in ${options.dataDirectory} cannot be opened: ${(cause as Error).message}. ` +
        'It is damaged or was made by another version; delete the directory to begin with an empty one.',
      { cause },
    );
  }
}

async function openInMemory(): Promise<PostgresConnection> {
  const path = await templatePath();
  const template = path && (await readTemplate(path));
  const pglite = await PGlite.create({ startParams, ...(template ? { loadDataDir: template } : {}) });
  const connection = await connectionTo(pglite, async () => {});
  if (template || !path) return connection;
  return { ...connection, keepAsTemplate: () => writeTemplate(path, pglite) };
}

async function connectionTo(pglite: PGlite, unlock: () => Promise<void>): Promise<PostgresConnection> {
  await pglite.exec(`SET TIME ZONE 'UTC'`);
  return {
    kind: 'embedded',
    adapterFactory: adapterOf(pglite),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await pglite.query<Row>(sql, parameters)).rows,
    execute: (sql, parameters) => execute(pglite, sql, parameters),
    exclusively: (work) => work(),
    async close() {
      if (!pglite.closed) await pglite.close();
      await unlock();
    },
  };
}

async function execute<Row>(
  pglite: PGlite,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<{ rows: Row[] }> {
  if (parameters.length > 0) return pglite.query<Row>(sql, [...parameters]);
  try {
    return { rows: (await pglite.exec(sql)).flatMap(({ rows }) => rows as Row[]) };
  } catch (error) {
    // The one connection must not stay in a transaction that failed.
    if (!pglite.closed) await pglite.query('ROLLBACK');
    throw error;
  }
}

/** The adapter's types come from another copy of PGlite, whose private fields TypeScript tells apart. */
export function adapterOf(pglite: PGlite): PrismaPGlite {
  return new PrismaPGlite(pglite as unknown as ConstructorParameters<typeof PrismaPGlite>[0]);
}
