import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endWithParent } from './end-with-parent.ts';

export interface ChildServiceOptions {
  /** Shown in front of each line of its output. */
  readonly name: string;
  /** Default: this Node executable. */
  readonly command?: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called with each line that the process writes. */
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Asked again and again until it answers true; a rejection means not yet. */
  readonly isReady: () => Promise<boolean>;
  readonly readyTimeoutMs?: number;
}

const stopTimeoutMs = 6_000;
const pollIntervalMs = 50;

/** A server of the platform in a process group of its own, which ends with this process. */
export class ChildService {
  readonly name: string;
  readonly pid: number;
  /** Resolves with a description when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #recentLines: string[] = [];

  readonly #options: ChildServiceOptions;

  /** Starts the process; `ready` tells when it is usable. */
  constructor(options: ChildServiceOptions) {
    const child = spawn(options.command ?? process.execPath, options.args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#options = options;
    this.#process = child;
    this.name = options.name;
    this.pid = child.pid ?? -1;
    for (const stream of ['stdout', 'stderr'] as const) {
      createInterface({ input: child[stream] }).on('line', (line) => {
        this.#recentLines.push(line);
        if (this.#recentLines.length > 40) this.#recentLines.shift();
        options.onLine(line, stream);
      });
    }
    if (child.pid !== undefined) child.once('close', endWithParent(-child.pid));
    this.ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(`could not be started: ${error.message}`));
      child.once('close', (code, signal) =>
        resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`),
      );
    });
  }

  /** @throws when the process ends or `readyTimeoutMs` passes before `isReady` answers true; the process is stopped then. */
  async ready(): Promise<this> {
    const { isReady, readyTimeoutMs = 60_000 } = this.#options;
    let failure: string | undefined;
    void this.ended.then((how) => (failure = how));
    const deadline = performance.now() + readyTimeoutMs;
    while (!(await isReady().catch(() => false))) {
      if (performance.now() > deadline) failure = `was not ready after ${readyTimeoutMs / 1000} s`;
      if (failure !== undefined) {
        const problem = `${this.name} ${failure}.`;
        await this.stop();
        throw new Error([problem, ...this.#recentLines].join('\n'));
      }
      await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
    }
    return this;
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Asks the process to end, and ends it by force when it has not done so after six seconds. */
  async stop(): Promise<void> {
    if (this.isRunning) this.#process.kill('SIGTERM');
    const force = setTimeout(() => this.#process.kill('SIGKILL'), stopTimeoutMs);
    await this.ended;
    clearTimeout(force);
  }

  /** Ends the process as a crash would. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.ended;
  }
}

/** Whether a GET of this address answers 200. */
export async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
  await response.arrayBuffer();
  return response.status === 200;
}
