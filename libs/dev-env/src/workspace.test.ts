import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from './workspace-root.ts';

interface Project {
  readonly name: string;
  readonly tags: readonly string[];
}

const { projectConstraints } = (await import(join(workspaceRoot, 'eslint.boundaries.js'))) as {
  projectConstraints: readonly { sourceTag: string }[];
};
const readJson = <T>(path: string) => JSON.parse(readFileSync(join(workspaceRoot, path), 'utf8')) as T;
const folders = readJson<{ workspaces: string[] }>('package.json').workspaces.flatMap((pattern) =>
  globSync(pattern, { cwd: workspaceRoot }),
);

describe.each(folders)('project %s', (folder) => {
  const project = readJson<Project>(`${folder}/project.json`);

  it.each(['scope', 'type', 'platform'])(
    'carries exactly one %s tag, and the tag has a rule',
    (dimension) => {
      const tags = project.tags.filter((tag) => tag.startsWith(`${dimension}:`));
      expect(tags).toHaveLength(1);
      expect(projectConstraints.map(({ sourceTag }) => sourceTag)).toContain(tags[0]);
    },
  );

  it('has a README when it is a library', () => {
    if (folder.startsWith('libs/')) expect(existsSync(join(workspaceRoot, folder, 'README.md'))).toBe(true);
  });
});

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('package-lock.json', () => {
  const { packages } = readJson<{ packages: Record<string, LockedPackage> }>('package-lock.json');

  it('records no download address', () => {
    const addresses = Object.values(packages).filter(({ resolved, link }) => resolved !== undefined && !link);
    expect(addresses).toEqual([]);
  });

  it('records the optional packages of every platform, without which npm ci refuses', () => {
    const isLocked = (name: string, path: string): boolean => {
      if (packages[`${path}${path === '' ? '' : '/'}node_modules/${name}`]) return true;
      const parent = path.lastIndexOf('/node_modules/');
      return path !== '' && isLocked(name, parent < 0 ? '' : path.slice(0, parent));
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(name, path)),
    );
    expect(missing).toEqual([]);
  });
});
