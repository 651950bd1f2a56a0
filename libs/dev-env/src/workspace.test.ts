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

describe('package-lock.json', () => {
  it('records no download address', () => {
    const { packages } = readJson<{ packages: Record<string, { resolved?: string; link?: boolean }> }>(
      'package-lock.json',
    );
    const addresses = Object.values(packages).filter(({ resolved, link }) => resolved !== undefined && !link);
    expect(addresses).toEqual([]);
  });
});
