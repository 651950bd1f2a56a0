import type { ChatStorage } from '../chat-storage.ts';

/** Storage of one device; give it to two sessions to have the second start where the first ended. */
export class MemoryStorage implements ChatStorage {
  readonly entries = new Map<string, string>();
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
}
