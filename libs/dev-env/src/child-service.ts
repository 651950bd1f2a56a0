import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ChildServiceOptions {
  /** Shown in front of each line of its output. */
  readonly name: string;
  /** Arguments of this Node executable. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called with each line that the process writes. */
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  /** Resolves when the service is usable; gets a promise that rejects when the process ends first. */
  readonly isReady: () => Promise<boolean>;
  readonly readyTimeoutMs?: number;
}

const stopTimeoutMs = 6_000;
const pollIntervalMs = 50;

/** A server of the platform in a process and process group of its own. */
export class ChildService {
  readonly name: string;
  readonly pid: number;
  /** Resolves with a description when the process has ended, for whatever reason. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #recentLines: string[];

  private constructor(name: string, child: ChildProcess, recentLines: string[], ended: Promise<string>) {
    this.name = name;
    this.pid = child.pid ?? -1;
    this.ended = ended;
    this.#process = child;
    this.#recentLines = recentLines;
  }

  /** @throws when the process ends or `readyTimeoutMs` passes before `isReady` answers true. */
  static async start(options: ChildServiceOptions): Promise<ChildService> {
    const child = spawn(process.execPath, options.args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const recentLines: string[] = [];
    for (const stream of ['stdout', 'stderr'] as const) {
      createInterface({ input: child[stream] }).on('line', (line) => {
        recentLines.push(line);
        if (recentLines.length > 40) recentLines.shift();
        options.onLine(line, stream);
      });
    }
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(`could not be started: ${error.message}`));
      child.once('close', (code, signal) =>
        resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`),
      );
    });
    const service = new ChildService(options.name, child, recentLines, ended);
    await service.#untilReady(options).catch(async (error: unknown) => {
      await service.stop();
      throw error;
    });
    return service;
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

  async #untilReady({ isReady, readyTimeoutMs = 60_000 }: ChildServiceOptions): Promise<void> {
    let failure: string | undefined;
    void this.ended.then((how) => (failure = how));
    const deadline = performance.now() + readyTimeoutMs;
    while (!(await isReady().catch(() => false))) {
      if (performance.now() > deadline) failure = `was not ready after ${readyTimeoutMs / 1000} s`;
      if (failure) throw new Error(`${this.name} ${failure}.\n${this.#recentLines.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
    }
  }
}

/** Whether a GET of this address answers 200. */
export async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
  await response.arrayBuffer();
  return response.status === 200;
}
