import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const workspaceRoot = join(import.meta.dirname, '../../..');

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A package that others install: the folder that its project's build leaves. */
export interface BuiltPackage {
  readonly name: string;
  readonly folder: string;
}

export const readManifest = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

const built = (project: string): BuiltPackage => {
  const folder = join(workspaceRoot, project, 'dist');
  if (!existsSync(join(folder, 'package.json'))) {
    throw new Error(
      `${project} has no package yet: npx nx run-many -t build -p emulator,calling,testcontainers`,
    );
  }
  return { name: readManifest(folder).name, folder };
};

/** Everything that is published. */
export const builtPackages = (): readonly BuiltPackage[] =>
  ['emulator/server', 'libs/calling', 'libs/testcontainers']
    .filter((project) => existsSync(join(workspaceRoot, project, 'project.json')))
    .map(built);
