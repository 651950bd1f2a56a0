import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './event-bed.ts';

/** Whether Caddy is installed (Debian: `apt-get install caddy`). */
export const hasReverseProxy = spawnSync('caddy', ['version'], { stdio: 'ignore' }).status === 0;

/**
 * Caddy in front of several replicas, as a deployment has it: requests go to them in turn, and one that cannot be reached
 * is left out for a second.
 */
export class ReverseProxy implements AsyncDisposable {
  readonly url: string;
  readonly #directory: string;
  readonly #process: ChildProcess;

  private constructor(url: string, directory: string, process: ChildProcess) {
    this.url = url;
    this.#directory = directory;
    this.#process = process;
  }

  /** @param upstreams for example `127.0.0.1:3001`; they need not listen yet */
  static async start(upstreams: readonly string[]): Promise<ReverseProxy> {
    const directory = await mkdtemp(join(tmpdir(), 'reverse-proxy-'));
    const port = await freePort();
    const file = join(directory, 'Caddyfile');
    await writeFile(file, caddyfile(port, upstreams));
    const process = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
      stdio: 'ignore',
      env: {
        ...globalThis.process.env,
        HOME: directory,
        XDG_DATA_HOME: directory,
        XDG_CONFIG_HOME: directory,
      },
    });
    while (!(await accepts(port))) {
      if (process.exitCode !== null) throw new Error(`Caddy ended with ${process.exitCode}: see ${file}.`);
      await delay(20);
    }
    return new ReverseProxy(`http://127.0.0.1:${port}`, directory, process);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
    await rm(this.#directory, { recursive: true, force: true });
  }
}

const caddyfile = (port: number, upstreams: readonly string[]) => `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  bind 127.0.0.1
  reverse_proxy ${upstreams.join(' ')} {
    lb_policy round_robin
    lb_try_duration 2s
    lb_try_interval 50ms
    fail_duration 1s
  }
}
`;

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
