import type { Clock } from '../../../kernel/ports/clock.ts';
import { limits } from '../limits.ts';

/**
 * Tells a client that floods from one that talks. It is earned with each message from the server too, because the
 * emulated clock may stand still.
 */
export class MessageBudget {
  readonly #clock: Clock;
  #left: number = limits.messageBudget;
  #countedAtMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#countedAtMs = clock.now().getTime();
  }

  earnForDelivery(): void {
    this.#earn(limits.messagesPerDelivery);
  }

  /** False when the client has used up its budget. */
  spend(characters: number): boolean {
    const nowMs = this.#clock.now().getTime();
    this.#earn(((nowMs - this.#countedAtMs) / 1000) * limits.messagesPerSecond);
    this.#countedAtMs = nowMs;
    this.#left -= 1 + Math.floor(characters / limits.charactersPerMessage);
    return this.#left >= 0;
  }

  #earn(amount: number): void {
    this.#left = Math.min(limits.messageBudget, this.#left + amount);
  }
}
