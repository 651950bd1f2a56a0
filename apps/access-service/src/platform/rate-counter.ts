export const RATE_WINDOW_MS = 60_000;

/** Counts requests by key, against one limit. */
export abstract class RateCounter {
  /** @returns 0 when the request is within the limit, else the milliseconds until there is room again; never fails */
  abstract count(key: string): number | Promise<number>;
}

/** In this process. All keys begin anew together, so that a minute's counts are forgotten at once and need no timers. */
export class LocalRateCounter extends RateCounter {
  readonly #limit: number;
  #counts = new Map<string, number>();
  #endsAt = 0;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override count(key: string): number {
    const now = performance.now();
    if (now >= this.#endsAt) {
      this.#counts = new Map();
      this.#endsAt = now + RATE_WINDOW_MS;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= this.#limit ? 0 : this.#endsAt - now;
  }
}
