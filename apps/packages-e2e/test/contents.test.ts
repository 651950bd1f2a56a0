import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readManifest, workspaceRoot } from '../src/packages.ts';

const archives = inject('archives');

/** Beside the code, whose chunks have names of their own. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'acs-emulator': [
    'LICENSE',
    'README.md',
    'THIRD-PARTY-LICENSES.txt',
    'control/index.d.ts',
    'control/index.js',
    'index.d.ts',
    'index.js',
    'jest/global-setup.d.ts',
    'jest/global-setup.js',
    'jest/global-teardown.d.ts',
    'jest/global-teardown.js',
    'jest/index.cjs',
    'jest/index.d.cts',
    'main.js',
    'package.json',
    'playwright/index.d.ts',
    'playwright/index.js',
    'seed.schema.json',
    'vitest/global-setup.d.ts',
    'vitest/global-setup.js',
    'vitest/index.d.ts',
    'vitest/index.js',
  ],
  '@switchboard/testcontainers': ['LICENSE', 'README.md', 'index.d.ts', 'index.js', 'package.json'],
  '@switchboard/calling': ['LICENSE', 'README.md', 'index.d.ts', 'index.js', 'index.js.map', 'package.json'],
};

describe.each(Object.keys(archives))('the archive of %s', (name) => {
  let home: string;
  let files: readonly string[];

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'archive-'));
    execFileSync('tar', ['-xzf', archives[name]!, '--strip-components=1', '-C', home]);
    files = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
      .sort();
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('has what it should, and nothing else', () => {
    expect(files.filter((path) => !path.startsWith('chunks/'))).toEqual(expected[name]);
    expect(files.filter((path) => path.startsWith('chunks/') && !/\.(js|d\.ts)$/.test(path))).toEqual([]);
  });

  it('tells what it is, under which licence, and runs nothing when it is installed', () => {
    const manifest = readManifest(home) as unknown as Record<string, unknown>;
    expect(manifest).toMatchObject({ name, license: 'MIT', description: expect.stringMatching(/.{20}/) });
    expect(manifest['version']).toMatch(/^\d+\.\d+\.\d+/);
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('private');
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
  });

  it('needs no package of this workspace that is not published', () => {
    const needed = Object.keys(readManifest(home).dependencies ?? {});
    expect(needed.filter((other) => other.startsWith('@switchboard/') && !(other in archives))).toEqual([]);
    const imports = files
      .filter((path) => /\.([cm]?js|d\.[cm]?ts)$/.test(path))
      .flatMap((path) => [
        ...readFileSync(join(home, path), 'utf8').matchAll(
          /(?:from|import|require)\s*\(?\s*["'](@switchboard\/[^"']+)/g,
        ),
      ])
      .map(([, specifier]) => specifier!);
    expect(imports.filter((specifier) => !needed.includes(specifier) && specifier !== name)).toEqual([]);
  });

  it('names no path of the machine that built it', () => {
    const paths = [workspaceRoot, homedir(), tmpdir(), `/home/${userInfo().username}`, 'file:///'];
    const found = files.flatMap((path) => {
      const text = readFileSync(join(home, path), 'utf8');
      // A file of /tmp may be named in prose, but not one that exists on this machine only.
      return paths
        .filter((machine) => text.includes(`${machine}${machine.endsWith('/') ? '' : '/'}`))
        .map((machine) => `${path}: ${machine}`);
    });
    expect(found).toEqual([]);
  });
});
