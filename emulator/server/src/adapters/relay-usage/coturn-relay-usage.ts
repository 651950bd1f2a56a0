import { statSync, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { RelayUsage } from '../../kernel/ports/relay-usage.ts';
import { coturnLogMark, parseCoturnLogLine } from './coturn-log-line.ts';
import { RelayLedger } from './relay-ledger.ts';

const chunkBytes = 1 << 20;
/** Genuine lines are shorter than a kilobyte. */
const longestLineBytes = 8192;
/** A log that is rotated is read to its end at least this often before. */
const readIntervalMs = 10_000;

/** Reads coturn's log file: what was added since the last time, from the beginning again when it was rotated. */
export class CoturnRelayUsage implements RelayUsage {
  readonly #path: string;
  readonly #mark: string;
  readonly #ledger = new RelayLedger();
  #inode: number | undefined;
  #offset = 0;
  #latest: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string, secret: string) {
    this.#path = path;
    this.#mark = coturnLogMark(secret);
  }

  start(): void {
    this.#timer = setInterval(() => void this.report().catch(() => undefined), readIntervalMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async report() {
    const reading = this.#latest.then(() => this.#readOn());
    this.#latest = reading.catch(() => undefined);
    await reading;
    return this.#ledger.report();
  }

  reset(): void {
    this.#ledger.clear();
    const stats = statSync(this.#path, { throwIfNoEntry: false });
    this.#inode = stats?.ino;
    this.#offset = stats?.size ?? 0;
  }

  async #readOn(): Promise<void> {
    const file = await open(this.#path, 'r');
    try {
      this.#startOverWhenRotated(await file.stat());
      while (await this.#readChunk(file));
    } finally {
      await file.close();
    }
  }

  #startOverWhenRotated({ ino, size }: Stats): void {
    if (this.#inode === ino && size >= this.#offset) return;
    this.#inode = ino;
    this.#offset = 0;
  }

  /** Whole lines only: the rest is read again when it has been completed. */
  async #readChunk(file: FileHandle): Promise<boolean> {
    const start = this.#offset;
    const { bytesRead, buffer } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, start);
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(0x0a) + 1;
    // A reset meanwhile has moved on to the end of the file.
    if (this.#offset !== start) return false;
    if (end === 0 && bytesRead > longestLineBytes) this.#offset += bytesRead;
    else this.#offset += end;
    for (const line of bytes.toString('utf8', 0, end).split('\n')) {
      const event = parseCoturnLogLine(line.trimEnd(), this.#mark);
      if (event) this.#ledger.record(event);
    }
    return bytesRead === chunkBytes;
  }
}
