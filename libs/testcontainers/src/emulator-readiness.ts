import { setTimeout as pause } from 'node:timers/promises';
import { createEmulatorControl } from '@switchboard/emulator-control';
import { getContainerRuntimeClient, type WaitStrategy } from 'testcontainers';
import { emulatorPort, httpEndpoint } from './endpoint.ts';

type Container = Parameters<WaitStrategy['waitUntilReady']>[0];
type Ports = Parameters<WaitStrategy['waitUntilReady']>[1];

const pauseMs = 20;
const requestTimeoutMs = 1_000;
const shownLogLines = 20;

/** Asks the emulator itself, often: a start takes less than a second. A container that has ended is not waited for. */
export class EmulatorReadiness implements WaitStrategy {
  readonly #controlKey: () => string;
  #timeoutMs = 60_000;
  #isTimeoutSet = false;

  constructor(controlKey: () => string) {
    this.#controlKey = controlKey;
  }

  async waitUntilReady(container: Container, ports: Ports): Promise<void> {
    const { info } = await getContainerRuntimeClient();
    const endpoint = httpEndpoint(info.containerRuntime.host, ports.getBinding(emulatorPort));
    const control = createEmulatorControl(endpoint, { controlKey: this.#controlKey(), requestTimeoutMs });
    const timeUp = AbortSignal.timeout(this.#timeoutMs);
    for (;;) {
      const problem = await control.health().then(
        () => undefined,
        (error: unknown) => error,
      );
      if (problem === undefined) return;
      await requireRunning(container);
      if (timeUp.aborted) throw await this.#notReady(container, problem);
      await pause(pauseMs);
    }
  }

  withStartupTimeout(startupTimeoutMs: number): this {
    this.#timeoutMs = startupTimeoutMs;
    this.#isTimeoutSet = true;
    return this;
  }

  isStartupTimeoutSet(): boolean {
    return this.#isTimeoutSet;
  }

  getStartupTimeout(): number {
    return this.#timeoutMs;
  }

  async #notReady(container: Container, cause: unknown): Promise<Error> {
    const reason = `The emulator was not ready within ${this.#timeoutMs} ms`;
    return new Error(`${reason}: ${(cause as Error).message}\n${await lastLines(container)}`, { cause });
  }
}

async function requireRunning(container: Container): Promise<void> {
  const { State } = await container.inspect();
  if (State.Running) return;
  throw new Error(
    `The emulator ended with exit code ${State.ExitCode} before it was ready.\n${await lastLines(container)}`,
  );
}

/** What the container has written, both streams; Docker puts eight bytes before each piece. */
async function lastLines(container: Container): Promise<string> {
  const log = await container.logs({ stdout: true, stderr: true, tail: shownLogLines });
  const pieces: string[] = [];
  for (let at = 0; at + 8 <= log.length;) {
    const end = at + 8 + log.readUInt32BE(at + 4);
    pieces.push(log.toString('utf8', at + 8, end));
    at = end;
  }
  return pieces.join('').trimEnd();
}
