import type { Database } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { Tracing } from '@switchboard/tracing';
import { PgBoss } from 'pg-boss';
import type { Registry } from 'prom-client';
import { withCorrelationId } from '../platform/correlation-id.ts';
import { JobDatabase } from './job-database.ts';
import { JobMetrics } from './job-metrics.ts';
import { HEARTBEAT_SECONDS, JobQueue, type Job, type JobQueueOptions } from './job-queue.ts';
import { RecurringJob } from './recurring-job.ts';

/** The migrations make the tables there. */
const SCHEMA = 'pgboss';
/** Jobs that ended long ago are removed this often. */
const CLEANING_EVERY_SECONDS = 60;
const VACUUM_EVERY_SECONDS = 300;
const RECURRING_LOOK_EVERY_SECONDS = 10;
/** Longer than any span in which a job recurs, which is what its row is remembered for. */
const RECURRING_KEPT_SECONDS = 600;

/**
 * What the service does by itself, shared out among its replicas: a queue library on the same database, embedded or not.
 * @see docs/adr/0019-background-work-by-a-queue-library.md
 */
export class BackgroundJobs {
  readonly #boss: PgBoss;
  readonly #database: Database;
  readonly #prefix: string;
  readonly #metrics: JobMetrics;
  readonly #log: Logger;
  readonly #tracing: Tracing | undefined;
  readonly #queues: JobQueue[] = [];
  readonly #recurring: RecurringJob[] = [];

  /** @param parts `resource`: host of the Communication Services resource, each of which has its own work */
  constructor(parts: {
    database: Database;
    resource: string;
    registry: Registry;
    log: Logger;
    tracing?: Tracing | undefined;
  }) {
    this.#database = parts.database;
    this.#tracing = parts.tracing;
    this.#log = parts.log;
    this.#prefix = `${parts.resource.replaceAll(/[^\w.-]/g, '.')}/`;
    this.#metrics = new JobMetrics(parts.registry, () => this.#count());
    const db = new JobDatabase(parts.database, parts.log);
    this.#boss = new PgBoss({
      db,
      backend: parts.database.kind === 'embedded' ? 'pglite' : 'postgres',
      schema: SCHEMA,
      migrate: false,
      createSchema: false,
      schedule: false,
      superviseIntervalSeconds: HEARTBEAT_SECONDS,
      monitorIntervalSeconds: HEARTBEAT_SECONDS,
      maintenanceIntervalSeconds: CLEANING_EVERY_SECONDS,
      // Jobs that wait for others, which there are none of.
      flowIntervalSeconds: 3600,
      reindex: false,
      monitorVacuum: false,
    });
    this.#boss.on('error', (err) => {
      if (!db.isAway) parts.log.error({ err }, 'the queue of background jobs failed; it goes on');
    });
    this.#boss.on('warning', (warning) => parts.log.warn(warning.data, warning.message));
    if (parts.database.kind === 'embedded') this.#reclaimSpace();
  }

  /** To be called before `open`. */
  queue<Data extends object>(options: JobQueueOptions<Data>): JobQueue<Data> {
    const work = (job: Job<Data>) => this.#attempt(options.name, job, () => options.work(job));
    const queue = new JobQueue<Data>(
      this.#boss,
      this.#prefix + options.name,
      { ...options, work },
      () => this.#tracing?.current()?.traceparent,
    );
    this.#queues.push(queue as unknown as JobQueue);
    return queue;
  }

  /** To be called before `open`. The first time is at the start. */
  recurring(options: {
    name: string;
    everySeconds: number;
    /** After a failure, when that is sooner than the next time. */
    retryAfterSeconds?: number;
    work: () => Promise<void>;
  }): RecurringJob {
    const { name, everySeconds, retryAfterSeconds, work } = options;
    const queue = this.queue({
      name,
      // One runs, and one more may wait.
      policy: 'stately',
      atOnce: 1,
      lookEverySeconds: RECURRING_LOOK_EVERY_SECONDS,
      retryLimit: retryAfterSeconds === undefined ? 0 : Math.floor(everySeconds / retryAfterSeconds),
      retryDelaySeconds: retryAfterSeconds ?? 0,
      keptSeconds: RECURRING_KEPT_SECONDS,
      work,
    });
    const job = new RecurringJob(queue, everySeconds);
    this.#recurring.push(job);
    return job;
  }

  /** Jobs can be written down once this has resolved; nothing is done yet. */
  async open(): Promise<void> {
    const known = new Set((await this.#boss.getQueues()).map(({ name }) => name));
    for (const { definition } of this.#queues) {
      const { name, policy: _, ...changeable } = definition;
      if (known.has(name)) await this.#boss.updateQueue(name, changeable);
      else await this.#boss.createQueue(name, definition);
    }
    await this.#boss.start();
    if (this.#database.kind === 'embedded') for (const queue of this.#queues) await queue.takeOver();
  }

  async start(): Promise<void> {
    for (const queue of this.#queues) await queue.start();
    for (const job of this.#recurring) job.start();
  }

  /** Resolves when nothing is being done any more. Jobs can still be written down. */
  async stop(): Promise<void> {
    for (const job of this.#recurring) job.stop();
    await Promise.all(this.#queues.map((queue) => queue.stop()));
    await this.#boss.stop({ close: false, graceful: false });
  }

  /** A server does so by itself; the embedded database would grow by some megabytes a day. */
  #reclaimSpace(): void {
    const work = async () =>
      void (await this.#database.execute(`VACUUM ${SCHEMA}.job_common, ${SCHEMA}.queue`));
    this.recurring({ name: 'vacuum', everySeconds: VACUUM_EVERY_SECONDS, work });
  }

  async #attempt(name: string, job: Job, work: () => Promise<void>): Promise<void> {
    try {
      await withCorrelationId(undefined, () => this.#trace(name, job, work));
      this.#metrics.countAttempt(name, 'done');
    } catch (err) {
      this.#metrics.countAttempt(name, 'failed');
      this.#log.warn({ err, job: name }, 'a background job failed; it will be tried again');
      // It is kept with the job, where requests and texts that errors may hold have no place.
      throw new Error(`${(err as Error).name}: see the log`);
    }
  }

  /** A job may come long after what asked for it: a trace of its own, with a link. */
  async #trace(name: string, { retryCount, data }: Job, work: () => Promise<void>): Promise<void> {
    if (!this.#tracing) return work();
    const { traceparent } = data as { traceparent?: string };
    const attributes = { 'switchboard.job': name, 'switchboard.job.retry_count': retryCount };
    return this.#tracing.trace(
      { name: `job ${name}`, kind: 'consumer', parent: 'none', links: [traceparent], attributes },
      work,
    );
  }

  async #count() {
    const names = this.#queues.map(({ definition }) => definition.name);
    const queues = await this.#boss.getQueues(names);
    return queues.map(({ name, readyCount, activeCount, failedCount }) => ({
      job: name.slice(this.#prefix.length),
      waiting: readyCount,
      active: activeCount,
      failed: failedCount,
    }));
  }
}
