// Compares types, builds the pages, starts the emulator on a free port, runs the tests beside it and stops it again.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(here);

/** The emulator runs from its TypeScript source on the Node that the repository pins. */
const node = join(here, '../node_modules/node/bin/node');
const emulator = join(here, '../emulator/server/src/main.ts');
const playwright = join(here, 'node_modules/@playwright/test/cli.js');
for (const [file, remedy] of [
  [node, 'npm ci'],
  [playwright, '(cd compat && npm ci --ignore-scripts)'],
]) {
  if (existsSync(file)) continue;
  process.stderr.write(`${file} is missing. Run in the repository's root: ${remedy}\n`);
  process.exit(1);
}

/** The types of `libs/calling` beside those of the package in whose place it is put. */
const compiler = join(here, '../node_modules/typescript/bin/tsc');
const { status } = spawnSync(node, [compiler, '--project', 'types'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const { buildPages } = await import('./build.js');
await buildPages();
const command = [node, playwright, 'test', ...process.argv.slice(2)];
const child = spawn(node, [emulator, 'exec', '--port', '0', '--', ...command], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
