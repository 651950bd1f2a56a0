/**
 * `node prisma/seed.ts`: people for a developer's database, who may sign in by their names. Repeating it changes nothing.
 * Stop the service first when the database is the embedded one: a directory serves one process at a time.
 */
import { randomUUID } from 'node:crypto';
import { openDatabase } from '@switchboard/database';

const people = [
  { displayName: 'Admin', role: 'admin' },
  { displayName: 'Ada Lovelace', role: 'member' },
  { displayName: 'Grace Hopper', role: 'member' },
  { displayName: 'Hedy Lamarr', role: 'member' },
  { displayName: 'Guest', role: 'guest' },
] as const;

const url = process.env['DATABASE_URL'];
await using database = await openDatabase(
  url ? { url } : { dataDirectory: process.env['DATA_DIRECTORY'] ?? '.data/database' },
);
for (const { displayName, role } of people) {
  const subject = displayName.toLowerCase();
  await database.client.user.upsert({
    where: { issuer_subject: { issuer: 'development', subject } },
    create: { id: randomUUID(), displayName, role, issuer: 'development', subject },
    update: {},
  });
}
process.stdout.write(`${people.map(({ displayName }) => displayName).join(', ')} may sign in.\n`);
