import { write, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

const writtenAtCharacters = 32_768;
const writtenAfterMs = 100;
/** How soon a pipe that was full is tried again, and how long the end of the process waits for one. */
const retryMs = 10;
const lastRetries = 100;

/**
 * A file descriptor that takes lines in blocks: when there is enough for one, ten times a second, and at the end of the process.
 * When its reader is gone, what is written from then on is lost, as it would be anyway, and nothing else happens.
 */
export class BufferedOutput implements DestinationStream {
  readonly #descriptor: number;
  #lines: string[] = [];
  #characters = 0;
  /** Taken from the lines and not written yet. */
  #block: Buffer = Buffer.alloc(0);
  #isWriting = false;
  #isBroken = false;
  #timer: NodeJS.Timeout | undefined;
  /** Wait for everything to be written. */
  readonly #flushed: (() => void)[] = [];

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    process.once('exit', () => this.#writeRest());
  }

  write(line: string): void {
    if (this.#isBroken) return;
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#characters >= writtenAtCharacters) this.#writeBlock();
    else this.#timer ??= setTimeout(() => this.#writeBlock(), writtenAfterMs).unref();
  }

  /** Resolves when everything is written, or cannot be. */
  flush(): Promise<void> {
    return new Promise((resolve) => {
      this.#flushed.push(resolve);
      this.#writeBlock();
    });
  }

  /** At the end of a process that did not flush. What a thread is writing just now is left to it, and gets a moment for that. */
  #writeRest(): void {
    if (this.#isWriting) {
      this.#block = Buffer.alloc(0);
      sleep();
    }
    let retries = lastRetries;
    while (this.#takeBlock()) {
      try {
        this.#block = this.#block.subarray(writeSync(this.#descriptor, this.#block));
      } catch (error) {
        if (!isBusy(error) || retries-- === 0) return this.#break();
        sleep();
      }
    }
  }

  #writeBlock(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isWriting) return;
    if (!this.#takeBlock()) return this.#flushed.splice(0).forEach((resolve) => resolve());
    this.#isWriting = true;
    write(this.#descriptor, this.#block, (error, written) => {
      this.#isWriting = false;
      if (error && !isBusy(error)) return this.#break();
      this.#block = this.#block.subarray(written ?? 0);
      const isDue = this.#block.length > 0 || this.#characters >= writtenAtCharacters;
      if (error) this.#timer ??= setTimeout(() => this.#writeBlock(), retryMs);
      else if (isDue || this.#flushed.length > 0) this.#writeBlock();
    });
  }

  /** Whether there is something to write. */
  #takeBlock(): boolean {
    if (this.#block.length > 0) return true;
    if (this.#lines.length === 0) return false;
    this.#block = Buffer.from(this.#lines.join(''));
    this.#lines = [];
    this.#characters = 0;
    return true;
  }

  #break(): void {
    this.#isBroken = true;
    this.#lines = [];
    this.#block = Buffer.alloc(0);
    this.#writeBlock();
  }
}

const sleep = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);

/** A pipe that does not block is full. */
const isBusy = (error: unknown): boolean =>
  ['EAGAIN', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '');
