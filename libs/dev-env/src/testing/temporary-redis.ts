import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithParent } from '../end-with-parent.ts';
import { freePort } from '../ports.ts';

/** Where the installed server is; undefined when there is none. */
export function findRedis(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').concat('/usr/bin', '/usr/local/bin');
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
}

/** A Redis server on a free loopback port that keeps what it confirmed, as in production; gone with its data when disposed of. */
export class TemporaryRedis implements AsyncDisposable {
  readonly port: number;
  /** For example `redis://127.0.0.1:6379`. */
  readonly url: string;
  readonly #program: string;
  readonly #directory: string;
  readonly #settings: readonly string[];
  #server: ChildProcess | undefined;

  private constructor(parts: {
    program: string;
    directory: string;
    port: number;
    password?: string | undefined;
  }) {
    this.port = parts.port;
    const user = parts.password === undefined ? '' : `:${encodeURIComponent(parts.password)}@`;
    this.url = `redis://${user}127.0.0.1:${parts.port}`;
    this.#program = parts.program;
    this.#directory = parts.directory;
    this.#settings = parts.password === undefined ? [] : ['--requirepass', parts.password];
  }

  /** @param program what `findRedis` found */
  static async start(program: string, options: { password?: string } = {}): Promise<TemporaryRedis> {
    const directory = await mkdtemp(join(tmpdir(), 'redis-'));
    const redis = new TemporaryRedis({ program, directory, port: await freePort(), ...options });
    await redis.start();
    return redis;
  }

  /** On the same port, with what was there before. Resolves once it answers. */
  async start(): Promise<void> {
    const settings = {
      port: this.port,
      bind: '127.0.0.1',
      dir: this.#directory,
      save: '',
      appendonly: 'yes',
      appendfsync: 'everysec',
      daemonize: 'no',
    };
    const server = spawn(
      this.#program,
      [
        ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
        ...this.#settings,
      ],
      { stdio: 'ignore' },
    );
    if (server.pid !== undefined) server.once('close', endWithParent(server.pid));
    this.#server = server;
    for (let attempt = 0; !(await answers(this.port)); attempt++) {
      if (attempt === 200 || server.exitCode !== null) {
        await this.kill();
        throw new Error('Redis did not start within ten seconds.');
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** As a crash does. */
  async kill(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('close', resolve));
    server.kill('SIGKILL');
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** Whether it answers and has read its data; a refusal for want of a password is an answer too. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('data', (data) => end(!String(data).startsWith('-LOADING')));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
