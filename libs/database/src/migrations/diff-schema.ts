import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { adapterOf } from '../embedded-postgres.ts';
import { prismaDirectory, readMigrations } from './migrations-directory.ts';
import { migrationList, noFilters, startSchemaEngine } from './schema-engine.ts';

/** The SQL that leads from the migrations folder to `schema.prisma`; null when they agree. */
export async function diffSchema(): Promise<string | null> {
  const path = join(prismaDirectory(), 'schema.prisma');
  const schema = { path, content: await readFile(path, 'utf8') };
  const pglite = await PGlite.create();
  const engine = await startSchemaEngine(adapterOf(pglite), schema);
  try {
    const list = migrationList(join(prismaDirectory(), 'migrations'), await readMigrations());
    const { stdout } = await engine.diff({
      from: list.migrationDirectories.length === 0 ? { tag: 'empty' } : { tag: 'migrations', ...list },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    const sql = stdout?.trim() ?? '';
    return sql === '' || sql === '-- This is an empty migration.' ? null : `${sql}\n`;
  } finally {
    engine.free();
    await pglite.close();
  }
}
