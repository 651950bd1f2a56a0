import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspaceRoot } from '../src/example-project.ts';
import { jobOf, problemsOf, runSteps } from '../src/github-workflow.ts';

const text = readFileSync(join(workspaceRoot, '.github/workflows/release.yml'), 'utf8');

/** Stands in for npm and its registry, which has one package: it writes down what it is asked for. */
const npm = `#!/bin/sh
[ "$1" = view ] && { [ "$2" = "@switchboard/calling@1.46.0" ]; exit; }
echo "$*" >>"$ASKED"
`;

describe('the release workflow', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'release-'));
    mkdirSync(join(folder, 'release'));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/npm'), npm, { mode: 0o755 });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function pack(archive: string, manifest: object): void {
    mkdirSync(join(folder, 'package'), { recursive: true });
    writeFileSync(join(folder, 'package/package.json'), JSON.stringify(manifest));
    execFileSync('tar', ['-czf', join('release', archive), 'package'], { cwd: folder });
  }

  it('is one that GitHub takes', async () => {
    expect(await problemsOf(text)).toEqual([]);
  });

  it('gives each job no more rights than it needs, and credentials to none that runs dependencies', () => {
    const jobs = text
      .slice(text.indexOf('\njobs:'))
      .split(/\n {2}(?=[a-z]+:\n)/)
      .slice(1);
    const rights = (right: string) =>
      jobs.filter((job) => job.includes(right)).map((job) => job.split(':')[0]);
    expect(rights('id-token: write')).toEqual(['npm']);
    expect(rights('packages: write')).toEqual(['images']);
    expect(rights('contents: write')).toEqual(['notes']);
    expect(rights('NPM_TOKEN')).toEqual(['npm']);
    expect(rights('npm ci')).toEqual(['build']);
    expect(text.match(/uses: (?!actions\/)/g)).toBeNull();
  });

  it('publishes what npm has not, with provenance, and a version before a release under another name', async () => {
    pack('acs-emulator.tgz', { name: 'acs-emulator', version: '0.2.0' });
    pack('beta.tgz', { name: '@switchboard/testcontainers', version: '0.2.0-beta.1' });
    pack('calling.tgz', { name: '@switchboard/calling', version: '1.46.0' });
    const asked = join(folder, 'asked');
    const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(':');
    const output = runSteps(await jobOf(text, 'npm'), {
      cwd: folder,
      contexts: { secrets: { NPM_TOKEN: '' } },
      environment: { PATH: path, ASKED: asked },
    });
    expect(readFileSync(asked, 'utf8').trim().split('\n')).toEqual([
      'publish ./release/acs-emulator.tgz --provenance --access public --tag latest',
      'publish ./release/beta.tgz --provenance --access public --tag next',
    ]);
    expect(output).toContain('@switchboard/calling@1.46.0 is published already.');
  });
});
