import type { CallingSessionOptions } from './calling-session.ts';

/** One text that the browser keeps. A full or forbidden storage only forgets. */
export class StoredItem {
  readonly #storage: CallingSessionOptions['storage'];
  readonly #key: string;

  constructor(storage: CallingSessionOptions['storage'], key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  read(): string | undefined {
    try {
      return this.#storage?.getItem(this.#key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  write(text: string): void {
    try {
      this.#storage?.setItem(this.#key, text);
    } catch {
      // The next visit begins without it.
    }
  }
}
