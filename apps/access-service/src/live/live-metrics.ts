import { Counter, Gauge, type Registry } from 'prom-client';

/** What Prometheus reads about the sockets of signed-in pages. */
export class LiveMetrics {
  readonly #handshakes: Counter<'outcome'>;
  readonly #updates: Counter<'event'>;

  constructor(registry: Registry, countConnections: () => number) {
    const registers = [registry];
    new Gauge({
      name: 'access_live_connections',
      help: 'Sockets of signed-in pages that are open now.',
      registers,
      collect() {
        this.set(countConnections());
      },
    });
    this.#handshakes = new Counter({
      name: 'access_live_handshakes_total',
      help: 'Attempts to open a socket: accepted, or the code of the refusal.',
      labelNames: ['outcome'],
      registers,
    });
    this.#updates = new Counter({
      name: 'access_live_updates_total',
      help: 'Updates that were published, however many pages heard them.',
      labelNames: ['event'],
      registers,
    });
  }

  countHandshake(outcome: string): void {
    this.#handshakes.inc({ outcome });
  }

  countUpdate(event: string): void {
    this.#updates.inc({ event });
  }
}
