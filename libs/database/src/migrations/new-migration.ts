/** `node libs/database/src/migrations/new-migration.ts <name>`: writes the next migration, without network. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diffSchema } from './diff-schema.ts';
import { prismaDirectory } from './migrations-directory.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Give the migration a name of a-z, 0-9 and "_", for example add_user_locale.\n');
  process.exit(1);
}
const sql = await diffSchema();
if (sql === null) {
  process.stdout.write('The migrations already lead to schema.prisma.\n');
} else {
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = join(prismaDirectory(), 'migrations', `${timestamp}_${name}`);
  await mkdir(directory);
  await writeFile(join(directory, 'migration.sql'), sql);
  process.stdout.write(`${join(directory, 'migration.sql')}\n`);
}
