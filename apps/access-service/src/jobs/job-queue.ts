import type { Prisma } from '@switchboard/database';
import { fromPrisma, type PgBoss, type Queue } from 'pg-boss';

/** A job that this process works on, and no other until it gives it back or is gone. */
export interface Job<Data extends object = object> {
  readonly id: string;
  readonly data: Data;
  /** How often it was begun before: the claim on it is this attempt. */
  readonly retryCount: number;
}

export interface JobQueueOptions<Data extends object> {
  /** Letters, digits and hyphens. */
  readonly name: string;
  /** What keeps two jobs of the same key apart. @see https://pgboss.io/api/queues */
  readonly policy: 'exclusive' | 'stately';
  /** In this process at a time. */
  readonly atOnce: number;
  /** How soon this process finds jobs that another one left behind. */
  readonly lookEverySeconds: number;
  /** How often a job is begun again that failed or whose process is gone, and how long after the failure. */
  readonly retryLimit: number;
  readonly retryDelaySeconds?: number;
  /** How long ended jobs are kept for whoever looks after the service. */
  readonly keptSeconds: number;
  /** What it throws makes the job fail, which is logged. */
  readonly work: (job: Job<Data>) => Promise<void>;
}

/** A process that is gone is noticed after this long, the least that the library takes, and at most as long again. */
export const HEARTBEAT_SECONDS = 10;

/** Jobs of one kind, in the database until they are done, whichever replica does them. */
export class JobQueue<Data extends object = object> {
  readonly options: JobQueueOptions<Data>;
  readonly #boss: PgBoss;
  readonly #name: string;
  readonly #workerIds: string[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #traceparent: () => string | undefined;

  /**
   * @param name the queue's name in the database, where services of other resources have theirs too
   * @param traceparent of what writes a job down; it is kept with the job
   */
  constructor(
    boss: PgBoss,
    name: string,
    options: JobQueueOptions<Data>,
    traceparent: () => string | undefined = () => undefined,
  ) {
    this.#boss = boss;
    this.#name = name;
    this.options = options;
    this.#traceparent = traceparent;
  }

  /** What the database has to know of it. */
  get definition(): Queue {
    const { policy, retryLimit, retryDelaySeconds, keptSeconds } = this.options;
    return {
      name: this.#name,
      policy,
      retryLimit,
      retryDelay: retryDelaySeconds ?? 0,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: keptSeconds,
    };
  }

  /**
   * Writes a job down, with the transaction when there is one: call `wake` after its commit.
   * @param options `key`: when a job of this key waits (or runs, by the policy) nothing happens; `onceInSeconds`: of all
   *   replicas the first one in each such span of time writes it down
   * @returns whether it was written down
   */
  async send(
    data: Data,
    options: {
      key?: string;
      onceInSeconds?: number;
      afterMs?: number;
      transaction?: Prisma.TransactionClient;
    } = {},
  ): Promise<boolean> {
    const { key, onceInSeconds, afterMs, transaction } = options;
    const traceparent = this.#traceparent();
    const id = await this.#boss.send(this.#name, traceparent ? { ...data, traceparent } : data, {
      ...(key === undefined ? {} : { singletonKey: key }),
      ...(onceInSeconds === undefined ? {} : { singletonSeconds: onceInSeconds }),
      ...(afterMs === undefined ? {} : { startAfter: afterMs / 1000 }),
      ...(transaction ? { db: fromPrisma(transaction) } : {}),
    });
    return id !== null;
  }

  /**
   * Ends a job in the transaction that writes what came of it.
   * @returns false when the claim on it was lost: nothing may be written then
   */
  async complete({ id, retryCount }: Job, transaction: Prisma.TransactionClient): Promise<boolean> {
    const db = fromPrisma(transaction);
    const { affected } = (await this.#boss.complete(this.#name, { id, retryCount }, null, { db })) as {
      affected: number;
    };
    return affected === 1;
  }

  /** There is a job, now or in a while: this process need not wait for its next look. */
  wake(afterMs = 0): void {
    if (this.#workerIds.length === 0) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      for (const id of this.#workerIds) this.#boss.notifyWorker(id);
    }, afterMs);
    timer.unref();
    this.#timers.add(timer);
  }

  /** Nobody else uses the database: what is being worked on is of a process that was killed, and begins again. */
  async takeOver(): Promise<void> {
    const jobs = await this.#boss.findJobs(this.#name);
    const active = jobs.filter(({ state }) => state === 'active');
    if (active.length > 0) await this.#boss.fail(this.#name, active, { message: 'The process ended.' });
  }

  async start(): Promise<void> {
    const { atOnce, lookEverySeconds, work } = this.options;
    for (let index = 0; index < atOnce; index += 1) {
      const id = await this.#boss.work<Data>(
        this.#name,
        { pollingIntervalSeconds: lookEverySeconds },
        async ([job]) => work(job!),
      );
      this.#workerIds.push(id);
    }
  }

  /** Resolves once the jobs that are under way have ended; the others are left to other replicas, or to the next start. */
  async stop(): Promise<void> {
    this.#workerIds.length = 0;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#boss.offWork(this.#name);
  }
}
