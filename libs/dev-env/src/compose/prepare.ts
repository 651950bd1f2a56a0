import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseSecrets } from './secrets.ts';
import { relayDirectory, settingFiles, users } from './setting-files.ts';

/**
 * What `docker compose up` runs before everything else: secrets that `.env` does not give are made once and kept in a volume,
 * and each container finds its settings in a file that only its user can read.
 */
const settings = '/run/switchboard';
const secretFiles = join(settings, 'secrets');

function main(): void {
  mkdirSync(secretFiles, { recursive: true, mode: 0o700 });
  const secrets = chooseSecrets(process.env, (name) => {
    const path = join(secretFiles, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  });
  for (const [name, value] of Object.entries(secrets)) write(join(secretFiles, name), value, 0);
  for (const { name, text, reader } of settingFiles(secrets)) write(join(settings, name), text, reader);

  chownSync(relayDirectory, users.coturn, users.coturn);
  for (const directory of ['/run/trust', '/var/lib/proxy']) chownSync(directory, users.node, users.node);
  process.stdout.write(
    `Settings are in place. The web client comes up at ${process.env['WEB_ORIGIN']} in some seconds.\n`,
  );
}

/** Written anew: the file of before belongs to its reader. */
function write(path: string, text: string, owner: number): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o400 });
  if (owner !== 0) chownSync(path, owner, owner);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
