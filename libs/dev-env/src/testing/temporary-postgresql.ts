import { execFile, spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endWithParent } from '../end-with-parent.ts';
import { freePort } from '../ports.ts';

const execute = promisify(execFile);

export interface TemporaryPostgresql {
  /** Address of its superuser's default database. */
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it at once, as a crash would, and starts it on the same port with what was committed. */
  restart(whileDown?: () => Promise<void>): Promise<void>;
}

interface ServerOptions {
  readonly directory: string;
  readonly port: number;
  readonly settings: readonly string[];
  readonly identity: { uid?: number; gid?: number };
}

/** Folder of the installed server's programs, the newest of several; undefined when there is none. */
export function findPostgresql(): string | undefined {
  return globSync('/usr/lib/postgresql/*/bin/initdb')
    .sort()
    .at(-1)
    ?.replace(/\/initdb$/, '');
}

/**
 * An empty PostgreSQL server on a free loopback port, gone with its data when stopped.
 * @param options `durable`: a commit reaches the disk before it is confirmed, as in production. Tests need not wait for it.
 */
export async function startTemporaryPostgresql(
  programs: string,
  options: { durable?: boolean } = {},
): Promise<TemporaryPostgresql> {
  const directory = await mkdtemp(join(tmpdir(), 'postgresql-'));
  const identity = await serverIdentity();
  if (identity.uid !== undefined) await chown(directory, identity.uid, identity.gid ?? 0);
  const initialisation = ['--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'];
  await execute(join(programs, 'initdb'), ['--pgdata', directory, ...initialisation], {
    cwd: '/',
    ...identity,
  });
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `fsync=${options.durable ? 'on' : 'off'}`,
    'max_connections=200',
  ];
  const start = () => startServer(programs, { directory, port, settings, identity });
  const forget = () => rm(directory, { recursive: true, force: true });
  let server = await start().catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  const stop = async () => {
    await server.end('SIGINT');
    await forget();
  };
  const restart = async (whileDown = async () => {}) => {
    await server.end('SIGQUIT');
    await whileDown();
    server = await start();
  };
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop, restart };
}

/** @throws when it does not answer within ten seconds; it is stopped then */
async function startServer(
  programs: string,
  { directory, port, settings, identity }: ServerOptions,
): Promise<{ end(signal: NodeJS.Signals): Promise<void> }> {
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', directory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: '/', stdio: 'ignore', ...identity },
  );
  if (server.pid !== undefined) server.once('close', endWithParent(server.pid));
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    await ended;
  };
  const isReady = () =>
    execute(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).then(
      () => true,
      () => false,
    );
  for (let attempt = 0; !(await isReady()); attempt++) {
    if (attempt === 100 || server.exitCode !== null) {
      await end('SIGINT');
      throw new Error('PostgreSQL did not start within ten seconds.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { end };
}

/** The server refuses to run as root; Debian's package brings a user for it. */
async function serverIdentity(): Promise<{ uid?: number; gid?: number }> {
  if (userInfo().uid !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await execute('id', [flag, 'postgres'])).stdout)),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}
