import { limits } from '../limits.ts';
import type { NotificationFrame } from './notification-frame.ts';

/** Acknowledged frames at the front that may wait to be cut off together. */
const slack = 64;

/**
 * What was sent, or waits to be sent, and is not yet acknowledged; the oldest is given up when it becomes too much. The
 * frames are those that all recipients share, so one that is kept for a thousand endpoints takes its memory once.
 */
export class UnacknowledgedFrames {
  /** From `#first` on, in the order of their ids, which is the order of the events. */
  #frames: NotificationFrame[] = [];
  #first = 0;
  #characters = 0;
  #lastLost: number | undefined;

  add(frame: NotificationFrame): void {
    this.#frames.push(frame);
    this.#characters += frame.characters;
    while (
      this.#frames.length - this.#first > limits.unacknowledgedFrames ||
      this.#characters > limits.unacknowledgedCharacters
    ) {
      this.#lastLost = this.#frames[this.#first]?.id;
      this.#remove(this.#first);
    }
  }

  /** Clients answer in order, so the frame is nearly always the first. */
  acknowledge(id: number): void {
    for (let index = this.#first; index < this.#frames.length; index += 1)
      if (this.#frames[index]?.id === id) return this.#remove(index);
  }

  /** A copy, as sending may make the client acknowledge. */
  all(): readonly NotificationFrame[] {
    return this.#frames.slice(this.#first);
  }

  /** The id of the last frame that was given up since the previous call. */
  takeLoss(): number | undefined {
    const lost = this.#lastLost;
    this.#lastLost = undefined;
    return lost;
  }

  #remove(index: number): void {
    this.#characters -= this.#frames[index]?.characters ?? 0;
    if (index !== this.#first) this.#frames.splice(index, 1);
    else if (++this.#first > slack || this.#first === this.#frames.length) {
      this.#frames = this.#frames.slice(this.#first);
      this.#first = 0;
    }
  }
}
