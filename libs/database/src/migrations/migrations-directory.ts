import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseError } from '../database-error.ts';

export interface Migration {
  name: string;
  sql: string;
  /** What Prisma keeps in `_prisma_migrations.checksum`. */
  checksum: string;
}

/** The nearest `prisma` folder above this file: the same for the sources and for a bundle in the workspace or an image. */
export function prismaDirectory(): string {
  for (let directory = import.meta.dirname; ; directory = dirname(directory)) {
    const candidate = join(directory, 'prisma');
    if (existsSync(join(candidate, 'migrations'))) return candidate;
    if (directory === dirname(directory)) break;
  }
  throw new DatabaseError(`No folder "prisma/migrations" above ${import.meta.dirname}.`);
}

/** The migrations in the order in which they are applied. */
export async function readMigrations(): Promise<Migration[]> {
  const directory = join(prismaDirectory(), 'migrations');
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
