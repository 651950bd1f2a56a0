import type { EventDelivery } from '@switchboard/acs-contracts';

/** Deliveries that are done, for people to look at: the latest ones, in memory. */
export class DeliveryLog {
  readonly #limit: number;
  #entries: EventDelivery[] = [];

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  add(delivery: EventDelivery): void {
    this.#entries.push(delivery);
    if (this.#entries.length >= 2 * this.#limit) this.#entries = this.#entries.slice(-this.#limit);
  }

  /** In the order of being done. */
  list(): readonly EventDelivery[] {
    return this.#entries.slice(-this.#limit);
  }
}
