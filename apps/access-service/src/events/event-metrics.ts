import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What Prometheus reads about the inbox. */
export class EventMetrics {
  readonly #received: Counter<'outcome'>;
  readonly #processed: Counter<'outcome'>;
  readonly #lag: Histogram;

  /** @param count asks the database: what other replicas wrote counts as well */
  constructor(registry: Registry, count: () => Promise<{ waiting: number; setAside: number }>) {
    const registers = [registry];
    new Gauge({
      name: 'access_inbox_events',
      help: 'Events in the inbox that wait or were set aside.',
      labelNames: ['state'],
      registers,
      async collect() {
        this.reset();
        const counts = await count().catch(() => undefined);
        if (!counts) return;
        this.set({ state: 'waiting' }, counts.waiting);
        this.set({ state: 'set-aside' }, counts.setAside);
      },
    });
    this.#received = new Counter({
      name: 'access_inbox_received_total',
      help: 'Events by outcome: new, known, or in a request that was refused or failed.',
      labelNames: ['outcome'],
      registers,
    });
    this.#processed = new Counter({
      name: 'access_inbox_attempts_total',
      help: 'Attempts to process an event by outcome: processed, failed or set-aside.',
      labelNames: ['outcome'],
      registers,
    });
    this.#lag = new Histogram({
      name: 'access_inbox_lag_seconds',
      help: 'Time from writing an event down to having processed it.',
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 300],
      registers,
    });
  }

  countReceived(outcome: 'new' | 'known' | 'refused' | 'failed', count = 1): void {
    if (count > 0) this.#received.inc({ outcome }, count);
  }

  countAttempt(outcome: 'failed' | 'set-aside'): void {
    this.#processed.inc({ outcome });
  }

  countProcessed(lagMs: number): void {
    this.#processed.inc({ outcome: 'processed' });
    this.#lag.observe(Math.max(0, lagMs) / 1000);
  }
}
