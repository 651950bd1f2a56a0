import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { PostgresConnection } from '../open-database.ts';
import { prismaDirectory, readMigrations, type Migration } from './migrations-directory.ts';
import { migrationList, noFilters, startSchemaEngine } from './schema-engine.ts';

/**
 * Applies the migrations that the database does not have and records them in `_prisma_migrations`, as
 * `prisma migrate deploy` does. The engine is loaded only when there is something to apply.
 */
export async function applyMigrations(connection: PostgresConnection): Promise<void> {
  const migrations = await readMigrations();
  if (await areApplied(connection, migrations)) return;
  await connection.exclusively(async () => {
    if (await areApplied(connection, migrations)) return;
    const engine = await startSchemaEngine(connection.adapterFactory);
    const list = migrationList(join(prismaDirectory(), 'migrations'), migrations);
    try {
      await engine.applyMigrations({ migrationsList: list, filters: noFilters });
    } catch (cause) {
      throw new DatabaseError(`The database schema could not be brought up to date: ${describe(cause)}`, {
        cause,
      });
    } finally {
      engine.free();
    }
  });
}

async function areApplied(connection: PostgresConnection, migrations: Migration[]): Promise<boolean> {
  const tables = await connection.query(
    `SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '_prisma_migrations'`,
  );
  if (tables.length === 0) return false;
  const rows = await connection.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const { name, checksum } of migrations) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new DatabaseError(
        `Migration ${name} was applied with another text than it has now. Migrations never change: restore the file, or start with an empty database.`,
      );
    }
  }
  return migrations.every(({ name }) => applied.has(name));
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
