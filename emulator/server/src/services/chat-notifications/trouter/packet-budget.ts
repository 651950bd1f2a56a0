import type { Clock } from '../../../kernel/ports/clock.ts';
import { limits } from '../limits.ts';

/**
 * Tells a client that floods from one that answers. It is earned with each delivered event too, because the emulated
 * clock may stand still while a client rightly acknowledges.
 */
export class PacketBudget {
  readonly #clock: Clock;
  #left: number = limits.packetBudget;
  #countedAtMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#countedAtMs = clock.now().getTime();
  }

  earnForEvent(): void {
    this.#left = Math.min(limits.packetBudget, this.#left + limits.packetsPerEvent);
  }

  /** False when the client has used up its budget. */
  spend(): boolean {
    if (this.#left < limits.packetBudget / 2) this.#earnWithTime();
    this.#left -= 1;
    return this.#left >= 0;
  }

  #earnWithTime(): void {
    const nowMs = this.#clock.now().getTime();
    const earned = ((nowMs - this.#countedAtMs) / 1000) * limits.packetsPerSecond;
    this.#left = Math.min(limits.packetBudget, this.#left + earned);
    this.#countedAtMs = nowMs;
  }
}
