import { Clock } from '../../src/platform/clock.ts';

/** Real time, moved forward by hand; when it is stopped, by hand alone. */
export class ControllableClock extends Clock {
  readonly #stoppedAt: number | undefined;
  #aheadMs = 0;

  constructor({ isStopped = false } = {}) {
    super();
    this.#stoppedAt = isStopped ? Date.now() : undefined;
  }

  override now(): Date {
    return new Date((this.#stoppedAt ?? Date.now()) + this.#aheadMs);
  }

  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}
