import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { lockDirectory } from './directory-lock.ts';
import type { PostgresConnection } from './open-database.ts';

/** PGlite: PostgreSQL compiled to WebAssembly. Its one connection serves every query in turn. */
export async function openEmbeddedPostgres(
  options: { dataDirectory: string } | { inMemory: true },
): Promise<PostgresConnection> {
  if ('inMemory' in options) return connectionTo(await PGlite.create(), async () => {});
  await mkdir(options.dataDirectory, { recursive: true });
  const unlock = await lockDirectory(options.dataDirectory);
  try {
    return connectionTo(await PGlite.create(join(options.dataDirectory, 'postgres')), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function connectionTo(pglite: PGlite, unlock: () => Promise<void>): Promise<PostgresConnection> {
  await pglite.exec(`SET TIME ZONE 'UTC'`);
  return {
    kind: 'embedded',
    adapterFactory: adapterOf(pglite),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await pglite.query<Row>(sql, parameters)).rows,
    exclusively: (work) => work(),
    async close() {
      if (!pglite.closed) await pglite.close();
      await unlock();
    },
  };
}

/** The adapter's types come from another copy of PGlite, whose private fields TypeScript tells apart. */
export function adapterOf(pglite: PGlite): PrismaPGlite {
  return new PrismaPGlite(pglite as unknown as ConstructorParameters<typeof PrismaPGlite>[0]);
}
