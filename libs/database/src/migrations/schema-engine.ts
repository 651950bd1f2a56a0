// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- projects that import this file must see the declaration too
/// <reference path="./schema-engine-wasm.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import type { Migration } from './migrations-directory.ts';

/**
 * Prisma's schema engine as WebAssembly, on the same driver adapter as the client. The `prisma` command would download a
 * native engine for the same work; this one comes from npm, so that migrating needs no network.
 * @see node_modules/@prisma/schema-engine-wasm/schema_engine.js, whose import of a `.wasm` file Node cannot resolve
 */
export async function startSchemaEngine(
  adapterFactory: SqlMigrationAwareDriverAdapterFactory,
  schema?: { path: string; content: string },
): Promise<SchemaEngine> {
  engineModule ??= loadEngineModule();
  const { SchemaEngine } = await engineModule;
  return SchemaEngine.new(
    { datamodels: schema && [[schema.path, schema.content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}

/** Once per process: the bindings keep their WebAssembly instance in a variable of the module. */
let engineModule: ReturnType<typeof loadEngineModule> | undefined;

async function loadEngineModule() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(path.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return bindings;
}

/** The migrations in the engine's form. */
export function migrationList(baseDir: string, migrations: Migration[]): MigrationList {
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

export const noFilters = { externalTables: [], externalEnums: [] };
