import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DatabaseError, isDatabaseUnavailable, isUniqueViolation } from './database-error.ts';
import { diffSchema } from './migrations/diff-schema.ts';
import { openDatabase } from './open-database.ts';

const directories: string[] = [];
afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'database-'));
  directories.push(directory);
  return directory;
}

const ada = {
  id: '6f1c5f0a-6f43-4b3c-9d6a-3f1f6f8c8a01',
  displayName: 'Ada',
  role: 'member',
  issuer: 'development',
  subject: 'ada',
} as const;

describe('openDatabase', { timeout: 60_000 }, () => {
  it('keeps what was written in the data directory', async () => {
    const dataDirectory = await temporaryDirectory();
    {
      await using database = await openDatabase({ dataDirectory });
      await database.client.user.create({ data: ada });
    }
    await using database = await openDatabase({ dataDirectory });
    expect(await database.client.user.findMany()).toMatchObject([{ displayName: 'Ada' }]);
  });

  it('tells a unique violation from other errors', async () => {
    await using database = await openDatabase({ inMemory: true });
    await database.client.user.create({ data: ada });
    const error = await database.client.user
      .create({ data: { ...ada, id: '6f1c5f0a-6f43-4b3c-9d6a-3f1f6f8c8a02' } })
      .catch((thrown: unknown) => thrown);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isDatabaseUnavailable(error)).toBe(false);
  });

  it('refuses a directory that another process uses', async () => {
    const dataDirectory = await temporaryDirectory();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(dataDirectory, 'database.lock'), String(process.ppid));
    await expect(openDatabase({ dataDirectory })).rejects.toThrow(
      new RegExp(`is in use by process ${process.ppid}.*database\\.lock`),
    );
  });

  it('takes over the lock of a process that is gone', async () => {
    const dataDirectory = await temporaryDirectory();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(dataDirectory, 'database.lock'), '2147483646');
    await using database = await openDatabase({ dataDirectory });
    await database.ping();
  });

  it('names the address, not the password, when PostgreSQL does not answer', async () => {
    const error = await openDatabase({ url: 'postgresql://ada:s3cret@127.0.0.1:1/none' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DatabaseError);
    expect((error as Error).message).toMatch(/^PostgreSQL at 127\.0\.0\.1:1\/none does not answer/);
    expect((error as Error).message).not.toContain('s3cret');
  });

  it('runs the statements of libraries, and is usable after a transaction of theirs that failed', async () => {
    await using database = await openDatabase({ inMemory: true });
    expect(await database.execute('SELECT $1::int + 1 AS sum', [1])).toMatchObject({ rows: [{ sum: 2 }] });
    const rows = [{ one: 1 }, { two: 2 }];
    expect(await database.execute('BEGIN; SELECT 1 AS one; SELECT 2 AS two; COMMIT')).toEqual({ rows });
    await expect(database.execute('BEGIN; SELECT 1 / 0; COMMIT')).rejects.toMatchObject({ code: '22012' });
    expect(await database.client.user.count()).toBe(0);
  });

  it('counts a closed database as unavailable', async () => {
    const database = await openDatabase({ inMemory: true });
    await database.close();
    const error = await database.client.user.count().catch((thrown: unknown) => thrown);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });
});

describe('migrations', { timeout: 60_000 }, () => {
  it('lead to schema.prisma', async () => {
    expect(await diffSchema()).toBeNull();
  });
});
