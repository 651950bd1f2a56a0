import type { NumberedHandsetMessage } from './sms-message.ts';

export interface FeedListener {
  onMessage(message: NumberedHandsetMessage): void;
  /** The emulator stops or is reset: nothing more will come, and sequences may start anew. */
  onEnd(): void;
}

/** Tells who waits of each message that gets to or from a handset, once it is stored. */
export class MessageFeed {
  readonly #listeners = new Set<FeedListener>();

  publish(message: NumberedHandsetMessage): void {
    for (const listener of [...this.#listeners]) listener.onMessage(message);
  }

  /** Returns a function that ends it. */
  subscribe(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    for (const listener of [...this.#listeners]) listener.onEnd();
    this.#listeners.clear();
  }
}
