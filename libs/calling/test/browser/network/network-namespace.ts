import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { forward } from './forward.ts';

const execute = promisify(execFile);
const ip = (...args: string[]) => execute('ip', args);

/** Why this machine makes no network namespaces; undefined where it does. */
export function findNamespaceObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are there on Linux only';
  if (process.getuid?.() !== 0) return 'network namespaces can be made by root only';
  const name = `switchboard-probe-${process.pid}`;
  const { error, status, stderr } = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' });
  if (error) return 'needs the ip command (Debian: apt-get install iproute2)';
  if (status !== 0) return `network namespaces cannot be made here: ${stderr.trim()}`;
  spawnSync('ip', ['netns', 'del', name]);
  return undefined;
}

/** A network of its own with one cable to this machine. Ports of this machine are at its localhost, as many as it was made with. */
export class NetworkNamespace implements AsyncDisposable {
  readonly #name: string;
  readonly #undo: (() => unknown)[] = [];

  private constructor(name: string) {
    this.#name = name;
  }

  static async create(localPorts: readonly number[]): Promise<NetworkNamespace> {
    const namespace = new NetworkNamespace(`switchboard-${process.pid}-${Date.now().toString(36)}`);
    try {
      await namespace.#connect(localPorts);
      return namespace;
    } catch (error) {
      await namespace[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** A program that runs another one in here, with the arguments that it is given. */
  async wrap(program: string): Promise<string> {
    const directory = await mkdtemp(join(tmpdir(), 'namespace-'));
    this.#undo.push(() => rm(directory, { recursive: true, force: true }));
    const script = join(directory, 'run');
    await writeFile(script, `#!/bin/sh\nexec ip netns exec '${this.#name}' '${program}' "$@"\n`);
    await chmod(script, 0o700);
    return script;
  }

  /** Nothing comes in or goes out any more, as if the cable were pulled. */
  async cut(): Promise<void> {
    await ip('-n', this.#name, 'link', 'set', 'cable', 'down');
  }

  async mend(): Promise<void> {
    await ip('-n', this.#name, 'link', 'set', 'cable', 'up');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const undo of this.#undo.splice(0).reverse()) await undo();
  }

  async #connect(localPorts: readonly number[]): Promise<void> {
    const { near, far } = addresses();
    const cable = `sb${process.pid}`;
    await ip('netns', 'add', this.#name);
    this.#undo.push(() => ip('netns', 'del', this.#name));
    await ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'cable', 'netns', this.#name);
    // A namespace may live on for a moment after its name has gone, and the cable with it.
    this.#undo.push(() => ip('link', 'del', cable));
    await ip('address', 'add', `${near}/30`, 'dev', cable);
    await ip('link', 'set', cable, 'up');
    await ip('-n', this.#name, 'address', 'add', `${far}/30`, 'dev', 'cable');
    for (const device of ['lo', 'cable']) await ip('-n', this.#name, 'link', 'set', device, 'up');
    const routes: string[] = [];
    for (const port of localPorts) {
      const forwarded = await forward({ host: near, port: 0 }, { host: '127.0.0.1', port });
      this.#undo.push(() => forwarded.close());
      routes.push(`${port}=${near}:${forwarded.port}`);
    }
    await this.#startForwarder(routes);
  }

  async #startForwarder(routes: readonly string[]): Promise<void> {
    const script = join(import.meta.dirname, 'forward-in-namespace.ts');
    const child = spawn('ip', ['netns', 'exec', this.#name, process.execPath, script, ...routes], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#undo.push(() => end(child));
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'close').then(() => Promise.reject(new Error('The forwarder has ended.'))),
    ]);
  }
}

/** Two addresses that only this process uses, of the range that is set aside for tests (RFC 2544). */
function addresses(): { near: string; far: string } {
  const base = (process.pid * 4) % 2 ** 17;
  const address = (offset: number) => {
    const number = base + offset;
    return `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
  };
  return { near: address(1), far: address(2) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}
