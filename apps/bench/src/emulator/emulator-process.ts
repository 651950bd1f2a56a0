import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MeasuredProcess } from '../measured-process.ts';

const entry = fileURLToPath(new URL('../../../../emulator/server/dist/main.js', import.meta.url));

const collector = new URL('collect-garbage.js', import.meta.url).href;
const collectionMs = 1_000;

const isReady = (line: string) => line.startsWith('NODE_EXTRA_CA_CERTS=');
const argumentsFor = ({ path }: StateDirectory) => [
  entry,
  'start',
  '--port=0',
  '--log-level=error',
  `--state-dir=${path}`,
];

/** Where emulators of one benchmark keep their certificate authority and signing key; removed when disposed. */
export class StateDirectory implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The built emulator on a free port, as its command line starts it. */
export class EmulatorProcess implements AsyncDisposable {
  readonly process: MeasuredProcess;
  readonly #variables: Readonly<Record<string, string>>;

  private constructor(process: MeasuredProcess) {
    this.process = process;
    this.#variables = Object.fromEntries(
      process.lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  }

  static async start(state: StateDirectory, ...flags: string[]): Promise<EmulatorProcess> {
    const args = [...argumentsFor(state), ...flags];
    return new EmulatorProcess(await MeasuredProcess.start({ args, isReady }));
  }

  /** Like `start`, and `residentMegabytesInUse` is there. */
  static async startForMemory(state: StateDirectory): Promise<EmulatorProcess> {
    const args = ['--expose-gc', `--import=${collector}`, ...argumentsFor(state)];
    return new EmulatorProcess(await MeasuredProcess.start({ args, isReady }));
  }

  /** Resident memory without garbage. Undefined where there is no `/proc`. */
  async residentMegabytesInUse(): Promise<number | undefined> {
    for (let time = 0; time < 2; time++) {
      this.process.signal('SIGUSR2');
      await pass(collectionMs);
    }
    return this.process.residentMegabytes();
  }

  get connectionString(): string {
    return this.#require('ACS_CONNECTION_STRING');
  }

  get accessKey(): string {
    return this.#require('ACS_ACCESS_KEY');
  }

  get certificateFile(): string {
    return this.#require('NODE_EXTRA_CA_CERTS');
  }

  get port(): number {
    return Number(new URL(this.#require('ACS_ENDPOINT')).port);
  }

  /** The same port without TLS, for clients that compare with a plain server. */
  get plainEndpoint(): string {
    return `http://localhost:${this.port}`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.process[Symbol.asyncDispose]();
  }

  #require(name: string): string {
    const value = this.#variables[name];
    if (value === undefined) throw new Error(`The emulator did not print ${name}.`);
    return value;
  }
}
