export interface FeedListener<Message> {
  onMessage(message: Message): void;
  /** The emulator stops or is reset: nothing more will come, and sequences may start anew. */
  onEnd(): void;
}

/** Tells those who wait or watch of each message, once it is stored. */
export class Feed<Message> {
  readonly #listeners = new Set<FeedListener<Message>>();

  publish(message: Message): void {
    for (const listener of [...this.#listeners]) listener.onMessage(message);
  }

  /** Returns a function that ends it. */
  subscribe(listener: FeedListener<Message>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    for (const listener of [...this.#listeners]) listener.onEnd();
    this.#listeners.clear();
  }

  /**
   * What `look` finds now, or else the first message to come that `pick` makes something of; undefined when `signal`
   * aborts first, or the feed ends. It listens before it looks, so that nothing falls between the two.
   */
  async wait<Found>(
    look: () => Promise<Found | undefined>,
    pick: (message: Message) => Found | undefined,
    signal: AbortSignal,
  ): Promise<Found | undefined> {
    let unsubscribe = () => {};
    const next = new Promise<Found | undefined>((resolve) => {
      const end = () => resolve(undefined);
      signal.addEventListener('abort', end, { once: true });
      const onMessage = (message: Message) => {
        const found = pick(message);
        if (found !== undefined) resolve(found);
      };
      unsubscribe = this.subscribe({ onMessage, onEnd: end });
    });
    try {
      return (await look()) ?? (await next);
    } finally {
      unsubscribe();
    }
  }
}
