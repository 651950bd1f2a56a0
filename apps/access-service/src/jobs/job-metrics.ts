import { Counter, Gauge, type Registry } from 'prom-client';

interface JobCounts {
  readonly job: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** What Prometheus reads about background jobs. */
export class JobMetrics {
  readonly #attempts: Counter<'job' | 'outcome'>;

  /** @param count of all replicas; asks the database */
  constructor(registry: Registry, count: () => Promise<JobCounts[]>) {
    const registers = [registry];
    new Gauge({
      name: 'access_jobs',
      help: 'Background jobs of all replicas that can begin, are being done or failed lately, as counted within the last 20 seconds.',
      labelNames: ['job', 'state'],
      registers,
      async collect() {
        this.reset();
        for (const { job, waiting, active, failed } of await count().catch(() => [])) {
          this.set({ job, state: 'waiting' }, waiting);
          this.set({ job, state: 'active' }, active);
          this.set({ job, state: 'failed' }, failed);
        }
      },
    });
    this.#attempts = new Counter({
      name: 'access_job_attempts_total',
      help: 'Attempts of this process at background jobs by outcome: done or failed.',
      labelNames: ['job', 'outcome'],
      registers,
    });
  }

  countAttempt(job: string, outcome: 'done' | 'failed'): void {
    this.#attempts.inc({ job, outcome });
  }
}
