import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace-root.ts';
import { releaseNotes } from './release-notes.ts';
import { setVersion } from './set-version.ts';

const changelog = `# Changelog

## [Unreleased]

### Added

- A phone.

## [0.1.0] - 2026-01-31

- Chat.

[0.1.0]: https://example.com
`;

const repository = {
  'package.json': '{ "version": "0.1.0", "workspaces": ["libs/*"] }',
  'CHANGELOG.md': changelog,
  'libs/one/package.json':
    '{ "version": "0.1.0", "dependencies": { "@switchboard/two": "0.1.0", "other": "0.1.0" } }',
  'libs/two/package.json': '{ "version": "1.46.0", "dependencies": { "acs-emulator": "0.1.0" } }',
  'apps/web/Dockerfile': 'ARG VERSION=0.1.0\nARG NODE=0.1.0\n',
  'docs/guide.md': 'npx acs-emulator@0.1.0 and acs-emulator:0.1.0, not acs-emulator@0.1.01 or other@0.1.0',
};

describe('a release', () => {
  let root: string;
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'release-'));
    for (const [path, text] of Object.entries(repository)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('changes its version everywhere at once, and nothing else', () => {
    expect(setVersion(root, '0.2.0', '2026-02-28').sort()).toEqual(Object.keys(repository).sort());
    expect(read('libs/one/package.json')).toBe(
      '{ "version": "0.2.0", "dependencies": { "@switchboard/two": "0.2.0", "other": "0.1.0" } }',
    );
    expect(read('libs/two/package.json')).toBe(
      '{ "version": "1.46.0", "dependencies": { "acs-emulator": "0.2.0" } }',
    );
    expect(read('docs/guide.md')).toBe(
      'npx acs-emulator@0.2.0 and acs-emulator:0.2.0, not acs-emulator@0.1.01 or other@0.1.0',
    );
    expect(read('apps/web/Dockerfile')).toBe('ARG VERSION=0.2.0\nARG NODE=0.1.0\n');
    expect(releaseNotes(root, 'v0.2.0')).toBe('### Added\n\n- A phone.');
  });

  it('refuses what is no version', () => {
    expect(() => setVersion(root, 'v0.2', '2026-02-28')).toThrow('"v0.2" is not a version such as 0.2.0');
    expect(read('package.json')).toBe(repository['package.json']);
  });

  it('has the notes of its tag', () => {
    expect(releaseNotes(root, 'v0.1.0')).toBe('- Chat.');
  });

  it('refuses a tag of another version, and one without notes', () => {
    expect(() => releaseNotes(root, 'v0.2.0')).toThrow('the tag has to be v0.1.0');
    writeFileSync(join(root, 'CHANGELOG.md'), '# Changelog\n\n## [0.1.0] - 2026-01-31\n');
    expect(() => releaseNotes(root, 'v0.1.0')).toThrow(
      'CHANGELOG.md has nothing under "## [0.1.0] - <date>"',
    );
  });
});

describe('this repository', () => {
  const { version, workspaces } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as {
    version: string;
    workspaces: string[];
  };
  const manifests = globSync(
    workspaces.map((folder) => `${folder}/package.json`),
    { cwd: workspaceRoot },
  );

  /** They stand in for packages of Microsoft, under those packages' versions. */
  const standIns = ['libs/calling', 'libs/calling-effects'];

  it.each(manifests.filter((path) => !standIns.includes(dirname(path))))('%s has its version', (path) => {
    const manifest = JSON.parse(readFileSync(join(workspaceRoot, path), 'utf8')) as { version: string };
    expect(manifest.version).toBe(version);
  });

  it('has notes for its version, or for what comes next', () => {
    const text = readFileSync(join(workspaceRoot, 'CHANGELOG.md'), 'utf8');
    expect(text).toMatch(/^## \[Unreleased\]\n/m);
    expect(text).toContain(`## [${version}]`);
  });
});
