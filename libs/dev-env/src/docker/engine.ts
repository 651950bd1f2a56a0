import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithParent } from '../end-with-parent.ts';

/** A Docker engine for tests: the one of this machine, or one of their own that is gone with all that it made. */
export interface Engine extends AsyncDisposable {
  /** True for one that began with nothing. */
  readonly isOwn: boolean;
}

const answers = () => spawnSync('docker', ['version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

const findOnPath = (program: string) =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/bin'].some((folder) =>
    existsSync(join(folder, program)),
  );

/** What this machine lacks to run containers, or undefined. */
export function missingEngine(): string | undefined {
  if (!findOnPath('docker')) return 'a Docker engine (Debian: apt-get install docker.io)';
  if (composeCommand() === undefined) return 'Docker Compose (Debian: apt-get install docker-compose)';
  if (answers()) return undefined;
  return findOnPath('dockerd') && process.getuid?.() === 0 ? undefined : 'a Docker engine that answers';
}

/** `docker compose`, or the program that came before it. */
export function composeCommand(): readonly [string, ...string[]] | undefined {
  const works = (command: string, ...args: string[]) =>
    spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
  if (works('docker', 'compose', 'version')) return ['docker', 'compose'];
  return works('docker-compose', 'version') ? ['docker-compose'] : undefined;
}

/** Uses the engine that answers, or runs one, which needs root, until it is disposed of. */
export async function startEngine(): Promise<Engine> {
  if (answers()) return { isOwn: false, [Symbol.asyncDispose]: async () => undefined };
  const directory = await mkdtemp(join(tmpdir(), 'engine-'));
  const before = process.env['DOCKER_HOST'];
  process.env['DOCKER_HOST'] = `unix://${directory}/docker.sock`;
  for (const driver of ['overlay2', 'vfs']) {
    const stop = await runEngine(directory, driver);
    if (stop === undefined) continue;
    const end = async () => {
      await stop();
      unmountAllIn(directory);
      await rm(directory, { recursive: true, force: true });
      if (before === undefined) delete process.env['DOCKER_HOST'];
      else process.env['DOCKER_HOST'] = before;
    };
    return { isOwn: true, [Symbol.asyncDispose]: end };
  }
  throw new Error('The Docker engine does not start here; "dockerd" says why.');
}

/** @returns what stops it with its containers; undefined when it did not come up */
async function runEngine(directory: string, driver: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(join(directory, driver), { recursive: true });
  const files = ['--data-root', join(directory, driver), '--exec-root', join(directory, 'run')];
  const places = ['--pidfile', join(directory, 'engine.pid'), '--host', `unix://${directory}/docker.sock`];
  const server = spawn('dockerd', [...files, ...places, '--storage-driver', driver], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    server.once('error', () => resolve());
    server.once('close', () => resolve());
  });
  if (server.pid === undefined) return undefined;
  const forget = endWithParent(server.pid);
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    forget();
  };
  for (let waited = 0; waited < 60_000 && server.exitCode === null; waited += 250) {
    if (answers()) return stop;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await stop();
  return undefined;
}

/** The engine leaves the place of its network namespace mounted. */
function unmountAllIn(directory: string): void {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  const places = mounts
    .map((line) => line.split(' ')[1] ?? '')
    .filter((at) => at.startsWith(`${directory}/`));
  for (const place of places.reverse()) spawnSync('umount', [place], { stdio: 'ignore' });
}
