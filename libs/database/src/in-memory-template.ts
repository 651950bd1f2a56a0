import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { prismaDirectory, readMigrations } from './migrations/migrations-directory.ts';

/**
 * A database with every migration, kept beside the installed packages: databases in memory are copies of it, since making
 * one anew takes seconds. Undefined where no packages are installed, as in an image.
 */
export async function templatePath(): Promise<string | undefined> {
  const packages = join(dirname(prismaDirectory()), 'node_modules');
  if (!existsSync(packages)) return undefined;
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8');
  const hash = createHash('sha256').update((JSON.parse(description) as { version: string }).version);
  for (const { name, checksum } of await readMigrations()) hash.update(`${name} ${checksum}`);
  return join(packages, '.cache', 'switchboard-database', `${hash.digest('hex')}.tar`);
}

export async function readTemplate(path: string): Promise<Blob | undefined> {
  try {
    return new Blob([await readFile(path)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, also when several processes do it. A folder that cannot be written to costs time, nothing else. */
export async function writeTemplate(path: string, pglite: PGlite): Promise<void> {
  const dump = await pglite.dumpDataDir('none');
  const temporary = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
    await rename(temporary, path);
    await removeOthers(path);
  } catch (error) {
    if (!['EACCES', 'EROFS', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Those of earlier migrations. */
async function removeOthers(path: string): Promise<void> {
  const names = await readdir(dirname(path));
  const others = names.filter((name) => name.endsWith('.tar') && name !== basename(path));
  await Promise.all(others.map((name) => rm(join(dirname(path), name), { force: true })));
}
