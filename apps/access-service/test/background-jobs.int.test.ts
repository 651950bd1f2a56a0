import { setTimeout as pass } from 'node:timers/promises';
import { openDatabase, type Database } from '@switchboard/database';
import { createLogger } from '@switchboard/node-kit';
import { PgBoss } from 'pg-boss';
import { Registry } from 'prom-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackgroundJobs } from '../src/jobs/background-jobs.ts';
import type { JobQueueOptions } from '../src/jobs/job-queue.ts';
import { PostgresDatabase, postgresServer } from './support/postgres-bed.ts';
import { TcpProxy } from './support/tcp-proxy.ts';

const WAIT = { timeout: 40_000, interval: 20 };

interface Task extends Record<string, unknown> {
  readonly number: number;
}

/** Some replicas' worth of background jobs on one database. */
class JobBed implements AsyncDisposable {
  readonly log: string[] = [];
  readonly registry = new Registry();
  readonly database: Database;
  readonly #replicas: BackgroundJobs[] = [];
  readonly #after: AsyncDisposable[];

  constructor(database: Database, after: AsyncDisposable[] = []) {
    this.database = database;
    this.#after = after;
  }

  /** @param define what the replica has to do */
  async replica<R>(define: (jobs: BackgroundJobs) => R): Promise<{ jobs: BackgroundJobs; defined: R }> {
    const destination = { write: (line: string) => void this.log.push(line) };
    const log = createLogger({ name: 'jobs', level: 'info', destination });
    const registry = this.#replicas.length === 0 ? this.registry : new Registry();
    const jobs = new BackgroundJobs({ database: this.database, resource: 'localhost:1', registry, log });
    const defined = define(jobs);
    await jobs.open();
    this.#replicas.push(jobs);
    return { jobs, defined };
  }

  /** The library as whoever looks into the database sees it. */
  async inside(): Promise<PgBoss> {
    const db = { executeSql: (sql: string, values?: unknown[]) => this.database.execute(sql, values) };
    return new PgBoss({ db, migrate: false, schedule: false, supervise: false }).start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const jobs of this.#replicas) await jobs.stop();
    await this.database.close();
    for (const one of this.#after) await one[Symbol.asyncDispose]();
  }
}

const queueOf = (work: JobQueueOptions<Task>['work']) => (jobs: BackgroundJobs) =>
  jobs.queue<Task>({
    name: 'tasks',
    policy: 'exclusive',
    atOnce: 2,
    lookEverySeconds: 1,
    retryLimit: 5,
    keptSeconds: 60,
    work,
  });

let bed: JobBed;
afterEach(() => bed[Symbol.asyncDispose]());

async function onPostgres(): Promise<{ connection: TcpProxy }> {
  const server = await PostgresDatabase.create();
  const url = new URL(server.url);
  const connection = await TcpProxy.start({ host: url.hostname, port: Number(url.port || 5432) });
  url.host = `127.0.0.1:${connection.port}`;
  bed = new JobBed(await openDatabase({ url: url.href }), [connection, server]);
  return { connection };
}

describe.each([
  ['embedded', async () => void (bed = new JobBed(await openDatabase({ inMemory: true })))],
  ['PostgreSQL', onPostgres],
])('background jobs, %s', (kind, open) => {
  const test = it.skipIf(kind === 'PostgreSQL' && !postgresServer);

  test('find the tables of the installed library in the migrations', async () => {
    await open();
    const boss = await bed.inside();
    expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true, extraIndexes: [] });
    await boss.stop({ graceful: false });
  });

  test('are done once, whichever replica does them, at once or when they are due', async () => {
    await open();
    const done: number[] = [];
    const work = async ({ data }: { data: Task }) => void done.push(data.number);
    const [one, other] = [await bed.replica(queueOf(work)), await bed.replica(queueOf(work))];
    await Promise.all([one.jobs.start(), other.jobs.start()]);
    for (let number = 0; number < 20; number += 1) {
      const queue = number % 2 ? one.defined : other.defined;
      await queue.send({ number }, { key: String(number), afterMs: number });
      queue.wake(number);
    }
    await vi.waitFor(async () => {
      const ended = `SELECT 1 FROM pgboss.job WHERE state = 'completed' AND name LIKE '%/tasks'`;
      expect((await bed.database.execute(ended)).rows).toHaveLength(20);
    }, WAIT);
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, number) => number));
  });

  test('are written down with a transaction, or not at all, and once for each key', async () => {
    await open();
    const { defined: queue } = await bed.replica(queueOf(async () => {}));
    const rolledBack = bed.database.client.$transaction(async (transaction) => {
      await queue.send({ number: 1 }, { key: 'a', transaction });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect(await queue.send({ number: 1 }, { key: 'a' })).toBe(true);
    expect(await queue.send({ number: 2 }, { key: 'a' })).toBe(false);
    expect(await queue.send({ number: 2 }, { key: 'b' })).toBe(true);
  });

  test('that recur are done by one replica at a time, also after a failure', async () => {
    await open();
    let [running, most, rounds] = [0, 0, 0];
    const define = (jobs: BackgroundJobs) =>
      jobs.recurring({
        name: 'round',
        everySeconds: 1,
        async work() {
          running += 1;
          most = Math.max(most, running);
          await pass(200);
          running -= 1;
          rounds += 1;
          if (rounds === 1) throw Object.assign(new Error('the text of s3cret'), { header: 's3cret' });
        },
      });
    const replicas = [await bed.replica(define), await bed.replica(define), await bed.replica(define)];
    for (const { jobs } of replicas) await jobs.start();
    await vi.waitFor(() => expect(rounds).toBeGreaterThan(3), WAIT);
    expect(most).toBe(1);
    expect(bed.log.join('')).toMatch(/"job":"round".*a background job failed/);
    const stored = await bed.database.execute<{ text: string }>(
      'SELECT output::text AS text FROM pgboss.job',
    );
    expect(stored.rows.map(({ text }) => text).join()).toContain('Error: see the log');
    expect(stored.rows.map(({ text }) => text).join()).not.toContain('s3cret');
  });

  test('are counted for Prometheus', async () => {
    await open();
    const { defined: queue, jobs } = await bed.replica(
      queueOf(async ({ data }) => {
        if (data.number === 1) throw new Error('no');
      }),
    );
    await jobs.start();
    for (const number of [0, 1]) await queue.send({ number }, { key: String(number) });
    await vi.waitFor(async () => {
      const text = await bed.registry.metrics();
      expect(text).toMatch(/access_job_attempts_total\{job="tasks",outcome="done"\} 1/);
      expect(text).toMatch(/access_job_attempts_total\{job="tasks",outcome="failed"\} [1-6]/);
      expect(text).toMatch(/access_jobs\{job="tasks",state="failed"\} 1/);
      expect(text).toMatch(/access_jobs\{job="tasks",state="waiting"\} 0/);
    }, WAIT);
  });

  test('that are under way are waited for when a replica stops, the others are left to the next', async () => {
    await open();
    const done: string[] = [];
    const held = Promise.withResolvers<void>();
    const first = await bed.replica(
      queueOf(async ({ data }) => {
        await held.promise;
        done.push(`first ${data.number}`);
      }),
    );
    await first.jobs.start();
    for (const number of [0, 1, 2]) await first.defined.send({ number }, { key: String(number) });
    first.defined.wake();
    await vi.waitFor(async () => {
      const active = await bed.database.execute(`SELECT 1 FROM pgboss.job WHERE state = 'active'`);
      expect(active.rows).toHaveLength(2);
    }, WAIT);
    let hasStopped = false;
    const stopping = first.jobs.stop().then(() => (hasStopped = true));
    await bed.database.execute('SELECT 1');
    expect(hasStopped).toBe(false);
    held.resolve();
    await stopping;
    expect(done.sort()).toEqual(['first 0', 'first 1']);
    const next = await bed.replica(queueOf(async ({ data }) => void done.push(`next ${data.number}`)));
    await next.jobs.start();
    await vi.waitFor(() => expect(done).toContain('next 2'), WAIT);
    expect(done).toHaveLength(3);
  });

  // A server does that by itself.
  const inEmbedded = kind === 'embedded' ? it : () => undefined;
  inEmbedded('give the space back that ended ones took', async () => {
    await open();
    await (await bed.replica(() => {})).jobs.start();
    await vi.waitFor(async () => {
      const text = await bed.registry.metrics();
      expect(text).toMatch(/access_job_attempts_total\{job="vacuum",outcome="done"\} 1/);
    }, WAIT);
  });

  test('whose process was killed begin again, and whoever held them cannot end them', async () => {
    await open();
    const begun: number[] = [];
    const killed = await bed.replica(queueOf(async () => {}));
    await killed.defined.send({ number: 7 });
    const boss = await bed.inside();
    const [held] = await boss.fetch('localhost.1/tasks');
    await boss.stop({ graceful: false });
    // The embedded database has nobody else's jobs at the start; a server's are given up by those who are not heard of.
    const next = await bed.replica(queueOf(async ({ retryCount }) => void begun.push(retryCount)));
    await next.jobs.start();
    await vi.waitFor(() => expect(begun).toEqual([1]), WAIT);
    const ended = await bed.database.client.$transaction((transaction) =>
      next.defined.complete(held as never, transaction),
    );
    expect(ended).toBe(false);
  });
});

describe.skipIf(!postgresServer)('background jobs while the database is away', () => {
  it('wait for it and go on by themselves; the log says so once', async () => {
    const { connection } = await onPostgres();
    let rounds = 0;
    const { jobs } = await bed.replica((all) => {
      for (const name of ['one', 'two', 'three']) {
        all.recurring({ name, everySeconds: 1, work: async () => void (rounds += 1) });
      }
    });
    await jobs.start();
    await vi.waitFor(() => expect(rounds).toBeGreaterThan(3), WAIT);
    await connection.cut();
    const attempts = vi.spyOn(bed.database, 'execute');
    await vi.waitFor(() => expect(attempts.mock.calls.length).toBeGreaterThan(8), WAIT);
    const before = rounds;
    await connection.restore();
    await vi.waitFor(() => expect(rounds).toBeGreaterThan(before + 3), WAIT);
    const said = bed.log.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(said).toEqual([
      'the database does not answer: background jobs wait for it',
      'the database answers again: background jobs go on',
    ]);
  });
});
