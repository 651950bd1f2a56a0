import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import config from '../../rolldown.config.ts';

const project = join(import.meta.dirname, '../..');

/** A build of the service beside the real one, whose files a running service may need. */
export class ServiceBuild implements AsyncDisposable {
  readonly #directory: string;
  readonly #started: ServiceProcess[] = [];

  private constructor(directory: string) {
    this.#directory = directory;
  }

  /** @param name of a folder of its own; packages are found from there too */
  static async make(name: string): Promise<ServiceBuild> {
    const directory = join(project, 'node_modules', name);
    process.chdir(project);
    const bundle = await rolldown(config);
    await bundle.write({ ...config.output, dir: directory });
    return new ServiceBuild(directory);
  }

  start(environment: Record<string, string>): ServiceProcess {
    const started = new ServiceProcess(join(this.#directory, 'main.js'), environment);
    this.#started.push(started);
    return started;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#started.map((service) => service.end('SIGKILL')));
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** The service in a process of its own. */
export class ServiceProcess {
  readonly output = { stdout: '', stderr: '' };
  /** The exit code; null after a signal. */
  readonly exit: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(entry: string, environment: Record<string, string>) {
    const { PATH, HOME } = process.env;
    this.#child = spawn(process.execPath, [entry], { env: { PATH, HOME, ...environment } });
    this.#child.stdout!.on('data', (data) => (this.output.stdout += data));
    this.#child.stderr!.on('data', (data) => (this.output.stderr += data));
    // Not `exit`, which may come before the last of what it said.
    this.exit = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  /** @returns its address, once it listens */
  async ready(): Promise<string> {
    for (;;) {
      const url = /"url":"(http:[^"]+)"/.exec(this.output.stdout)?.[1];
      if (url) return url;
      if (this.#hasEnded) throw new Error(this.output.stderr);
      await Promise.race([once(this.#child.stdout!, 'data'), this.exit]);
    }
  }

  /** @returns the exit code */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.#hasEnded) this.#child.kill(signal);
    return this.exit;
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
