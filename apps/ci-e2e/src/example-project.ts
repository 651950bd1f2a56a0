import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const workspaceRoot = join(import.meta.dirname, '../../..');

/** The archive of the packed emulator in an example project. */
export const emulatorArchive = 'acs-emulator.tgz';

/** Over HTTPS, with the certificate checked: nothing but the environment says how to reach the emulator. */
const test = `
const [, endpoint] = /^endpoint=(.*?)\\/;accesskey=/.exec(process.env.ACS_CONNECTION_STRING);
const { status } = await fetch(endpoint + '/chat/threads?api-version=2025-03-15');
console.log('without a token: ' + status);
process.exitCode = status === 401 ? 0 : 1;
`;

/** A repository of another team: a package with a test that needs an emulator, which it has as npm packs it. */
export function makeExampleProject() {
  const folder = mkdtempSync(join(tmpdir(), 'ci-example-'));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  run('npm', 'pack', join(workspaceRoot, 'emulator/server/dist'));
  renameSync(join(folder, readdirSync(folder)[0]!), join(folder, emulatorArchive));
  const manifest = {
    ...{ name: 'example', version: '1.0.0', private: true, type: 'module' },
    scripts: { test: 'node test.js' },
    devDependencies: { 'acs-emulator': `file:${emulatorArchive}` },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.gitlab-ci-local\n');
  writeFileSync(join(folder, 'test.js'), test);
  run('npm', 'install', '--package-lock-only', '--no-audit', '--no-fund');
  return {
    folder,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Ended {
  readonly code: number | null;
  /** Both streams. */
  readonly output: string;
}

/** What a machine has that has heard of no emulator: what the test itself was started with, without what is about tests. */
const aboutTests = /^(ACS_|npm_|NX_|VITEST|TEST$|NODE_OPTIONS$|NODE_ENV$)/;
export const bareEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || aboutTests.test(name) ? [] : [[name, value]],
  ),
);

export function runProgram(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: bareEnvironment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
