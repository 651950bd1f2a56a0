import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const dist = join(import.meta.dirname, '../../dist');

/** An empty project, outside of this workspace, that has installed the packed package with npm and nothing else. */
export async function installPackage(...others: string[]) {
  const home = await mkdtemp(join(tmpdir(), 'testcontainers-package-'));
  await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }');
  const npm = (...args: string[]) => run('npm', [...args, '--no-audit', '--no-fund'], { cwd: home });
  const { stdout } = await npm('pack', dist, '--json', '--pack-destination', home);
  const [packed] = Object.values(
    JSON.parse(stdout) as Record<string, { filename: string; files: { path: string }[] }>,
  );
  if (!packed) throw new Error(`npm pack says: ${stdout}`);
  // Install scripts stay off: the package and what it needs have to work without them.
  await npm('install', '--ignore-scripts', '--prefer-offline', packed.filename, ...others);
  return {
    home,
    files: packed.files.map(({ path }) => path),
    node: async (...args: string[]) => (await run(process.execPath, args, { cwd: home })).stdout.trim(),
    write: (name: string, text: string) => writeFile(join(home, name), text),
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}

export type InstalledPackage = Awaited<ReturnType<typeof installPackage>>;
