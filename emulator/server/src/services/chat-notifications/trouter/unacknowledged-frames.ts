import { limits } from '../limits.ts';

/** What was sent, or waits to be sent, and is not yet acknowledged; the oldest is given up when it becomes too much. */
export class UnacknowledgedFrames {
  readonly #frames = new Map<number, string>();
  #characters = 0;
  #lastLost: number | undefined;

  add(id: number, text: string): void {
    this.#frames.set(id, text);
    this.#characters += text.length;
    while (
      this.#frames.size > limits.unacknowledgedFrames ||
      this.#characters > limits.unacknowledgedCharacters
    )
      this.#giveUpOldest();
  }

  acknowledge(id: number): void {
    const text = this.#frames.get(id);
    if (text === undefined) return;
    this.#frames.delete(id);
    this.#characters -= text.length;
  }

  /** In the order of their ids, which is the order of the events. */
  texts(): Iterable<string> {
    return this.#frames.values();
  }

  /** The id of the last frame that was given up since the previous call. */
  takeLoss(): number | undefined {
    const lost = this.#lastLost;
    this.#lastLost = undefined;
    return lost;
  }

  #giveUpOldest(): void {
    const [oldest] = this.#frames.keys();
    if (oldest === undefined) return;
    this.acknowledge(oldest);
    this.#lastLost = oldest;
  }
}
