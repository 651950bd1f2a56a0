import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What Prometheus reads from `/metrics`. */
export class Metrics {
  /** Where other parts of the service register what they count. */
  readonly registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #audited: Counter<'action'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.#requests = new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Time from the request to the end of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
      registers: [this.registry],
    });
    this.#audited = new Counter({
      name: 'access_audited_actions_total',
      help: 'Actions in the audit log, for example token/issued.',
      labelNames: ['action'],
      registers: [this.registry],
    });
  }

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  countAction(action: string): void {
    this.#audited.inc({ action });
  }

  async expose(): Promise<string> {
    return this.registry.metrics();
  }
}
