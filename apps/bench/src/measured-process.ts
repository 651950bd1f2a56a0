import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';

export interface ProcessOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether this line of stdout says that the process is ready. */
  isReady(line: string): boolean;
}

const stopTimeoutMs = 6_000;
/** Ticks of `/proc/<pid>/stat`, 100 on every Linux that Node runs on. @see sysconf(_SC_CLK_TCK) */
const ticksPerSecond = 100;

/** A Node process that is measured from outside, and gone when it is disposed. */
export class MeasuredProcess implements AsyncDisposable {
  /** What it wrote on stdout before and when it was ready. */
  readonly lines: readonly string[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, lines: readonly string[]) {
    this.#child = child;
    this.lines = lines;
  }

  static async start({ args, env, isReady }: ProcessOptions): Promise<MeasuredProcess> {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-4_000)));
    const ready = new Promise<void>((resolve, reject) => {
      const reader = createInterface({ input: child.stdout }).on('line', (line) => {
        if (!lines.push(line) || !isReady(line)) return;
        // What follows is thrown away: reading its lines would take time from what is measured.
        reader.close();
        child.stdout.resume();
        resolve();
      });
      child.once('error', reject);
      child.once('close', (code) =>
        reject(new Error(`node ${args.join(' ')} ended with ${code}:\n${errors}`)),
      );
    });
    await ready;
    return new MeasuredProcess(child, lines);
  }

  /** User and system time of all threads so far. Undefined where there is no `/proc`. */
  cpuSeconds(): number | undefined {
    const fields = this.#readProc('stat')
      ?.replace(/^.*\) /s, '')
      .split(' ');
    return fields && (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  }

  /** Undefined where there is no `/proc`. */
  residentMegabytes(): number | undefined {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(this.#readProc('status') ?? '')?.[1];
    return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const closed = once(this.#child, 'close');
    this.#child.kill(constants.signals.SIGTERM);
    const force = setTimeout(() => this.#child.kill(constants.signals.SIGKILL), stopTimeoutMs);
    await closed;
    clearTimeout(force);
  }

  #readProc(file: string): string | undefined {
    try {
      return readFileSync(`/proc/${this.#child.pid}/${file}`, 'utf8');
    } catch {
      return undefined;
    }
  }
}
