import { Clock } from '../../src/platform/clock.ts';

/** Real time, moved forward by hand. */
export class ControllableClock extends Clock {
  #aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}
