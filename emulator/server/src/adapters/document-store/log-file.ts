import { close, closeSync, fsync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const synchronise = promisify(fsync);
const release = promisify(close);

/** A write that the file system refused. Nothing of it is stored. */
export class StorageFailure extends Error {
  readonly code: string | undefined;

  constructor(path: string, cause: NodeJS.ErrnoException) {
    const isFull = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
    super(
      `${path} cannot be written: ${cause.message}. Nothing of this change is stored. ` +
        (isFull ? 'Free some disk space and try again.' : 'See to the file system and try again.'),
      { cause },
    );
    this.name = 'StorageFailure';
    this.code = cause.code;
  }
}

/**
 * A file that only grows. What `append` has returned from is in the operating system's hands and survives the death of
 * this process; what `sync` has resolved for also survives the machine's.
 */
export class LogFile {
  #path: string;
  readonly #descriptor: number;
  #length: number;
  #syncing: Promise<void> | undefined;
  #nextSync: Promise<void> | undefined;
  #failure: StorageFailure | undefined;

  /** Opens a file whose first `length` bytes are good; what follows them is cut off. */
  constructor(path: string, descriptor: number, length: number) {
    this.#path = path;
    this.#descriptor = descriptor;
    this.#length = length;
  }

  static create(path: string): LogFile {
    try {
      return new LogFile(path, openSync(path, 'w+', 0o600), 0);
    } catch (error) {
      throw new StorageFailure(path, error as NodeJS.ErrnoException);
    }
  }

  get path(): string {
    return this.#path;
  }

  /** All of `bytes` or nothing. @throws StorageFailure */
  append(bytes: Uint8Array): void {
    if (this.#failure) throw this.#failure;
    try {
      for (let done = 0; done < bytes.length;)
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, this.#length + done);
      this.#length += bytes.length;
    } catch (error) {
      this.#cutBack();
      throw new StorageFailure(this.#path, error as NodeJS.ErrnoException);
    }
  }

  /** Many waiters share one run; a waiter's run begins after its own append. */
  sync(): Promise<void> {
    if (!this.#syncing) return (this.#syncing = this.#runSync());
    return (this.#nextSync ??= this.#syncing.then(
      () => this.#startNextSync(),
      () => this.#startNextSync(),
    ));
  }

  /** Takes the place of whatever is at `path`, atomically; `durably` also as far as a power cut goes. */
  moveTo(path: string, durably: boolean): void {
    if (durably) fsyncSync(this.#descriptor);
    renameSync(this.#path, path);
    this.#path = path;
    if (durably) syncDirectory(dirname(path));
  }

  async close(): Promise<void> {
    while (this.#syncing) await (this.#nextSync ?? this.#syncing).catch(() => undefined);
    // The last one to close a file that was replaced frees all its pages, which may take a while.
    await release(this.#descriptor);
  }

  #startNextSync(): Promise<void> {
    this.#nextSync = undefined;
    return (this.#syncing = this.#runSync());
  }

  async #runSync(): Promise<void> {
    try {
      await synchronise(this.#descriptor);
    } catch (error) {
      // After a failed fsync the system may have dropped what it held, so no later success can be believed.
      this.#failure = new StorageFailure(this.#path, error as NodeJS.ErrnoException);
      throw this.#failure;
    } finally {
      if (!this.#nextSync) this.#syncing = undefined;
    }
  }

  /** Best effort: the next append overwrites the remains, and without one they are an incomplete last line. */
  #cutBack(): void {
    try {
      ftruncateSync(this.#descriptor, this.#length);
    } catch {
      // The disk that refused the write may refuse this as well.
    }
  }
}

/** Makes a rename durable; not every system lets a directory be synchronised. */
function syncDirectory(directory: string): void {
  try {
    const descriptor = openSync(directory, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch {
    // The rename is still atomic, only not yet on the disk.
  }
}
