import type { Tracer } from '../../kernel/ports/tracer.ts';

/** Of deliveries that are not done. Older ones are delivered without a link. */
const remembered = 10_000;

/** Which traced operation a delivery comes from. In memory only: after a restart nobody asks for its traces. */
export class DeliveryCauses {
  readonly #tracer: Tracer;
  readonly #traceparents = new Map<string, string>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** To be called by what the operation causes. */
  remember(deliveryId: string): void {
    const span = this.#tracer.current();
    if (span === undefined) return;
    this.#traceparents.set(deliveryId, span.traceparent);
    const [oldest] = this.#traceparents.keys();
    if (this.#traceparents.size > remembered) this.#traceparents.delete(oldest!);
  }

  of(deliveryId: string): string | undefined {
    return this.#traceparents.get(deliveryId);
  }

  forget(deliveryId: string): void {
    this.#traceparents.delete(deliveryId);
  }
}
