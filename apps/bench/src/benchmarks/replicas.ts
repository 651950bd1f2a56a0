import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { findPostgresql, findRedis, startTemporaryPostgresql, TemporaryRedis } from '@switchboard/dev-env';
import { startAccessService, numbersRequest } from '../access/access-service-process.ts';
import { findNginx, LoadBalancer } from '../access/load-balancer.ts';
import type { Benchmark, Figure } from '../benchmark.ts';
import { EmulatorProcess, StateDirectory } from '../emulator/emulator-process.ts';
import { compareThroughput, type ComparedThroughput } from '../load/compare-throughput.ts';
import { toBytes } from '../load/http-request.ts';
import { runLoad } from '../load/run-load.ts';
import type { MeasuredProcess } from '../measured-process.ts';

/** Two replicas, nginx, Redis and the load need a core each before the processor is not what limits them. */
const CORES_FOR_ALL = 6;
const AT_LEAST_PERCENT = 170;
/** Each replica has as many requests at a time in both cases: what one costs depends on how many are read together. */
const CONNECTIONS_EACH = 16;

/** The CPU time of each replica by itself, in the last measurement. */
class ReplicaTimes {
  readonly #replicas: readonly MeasuredProcess[];
  #before: number[] = [];
  spent: number[] = [];

  constructor(replicas: readonly MeasuredProcess[]) {
    this.#replicas = replicas;
  }

  /** Called when a measurement begins and when it ends. */
  cpuSeconds(): number {
    const now = this.#replicas.map((replica) => replica.cpuSeconds() ?? NaN);
    this.spent = now.map((seconds, index) => seconds - (this.#before[index] ?? seconds));
    this.#before = now;
    return now.reduce((sum, seconds) => sum + seconds, 0);
  }
}

export const replicas: Benchmark = {
  name: 'replicas',
  summary: 'the access service behind a proxy with one and with two replicas, on PostgreSQL and Redis',
  projects: ['emulator', 'access-service'],
  async run({ progress, quick }) {
    const [postgresql, redis, nginx] = [findPostgresql(), findRedis(), findNginx()];
    if (!postgresql || !redis || !nginx) {
      progress('PostgreSQL, Redis or nginx is not installed: left out');
      return [];
    }
    using state = new StateDirectory();
    await using emulator = await EmulatorProcess.start(state);
    const database = await startTemporaryPostgresql(postgresql, { durable: true });
    try {
      await using shared = await TemporaryRedis.start(redis);
      progress('starting two replicas');
      const environment = {
        DATABASE_URL: database.url,
        REDIS_URL: shared.url,
        REDIS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      };
      const one = await startAccessService(emulator, environment);
      await using first = one.process;
      const other = await startAccessService(emulator, environment);
      await using second = other.process;
      const [onePort, otherPort] = [one, other].map(({ url }) => Number(new URL(url).port));
      await using balancer = await LoadBalancer.start(nginx, [[onePort!], [onePort!, otherPort!]]);
      const [portOfOne, portOfBoth] = balancer.ports;
      const request = toBytes(await numbersRequest(one.url));
      const both = new ReplicaTimes([first, second]);
      const load = (name: string, server: Pick<MeasuredProcess, 'cpuSeconds'>, connections: number) => {
        progress(name);
        const port = connections === CONNECTIONS_EACH ? portOfOne! : portOfBoth!;
        const times = quick ? { warmUpSeconds: 1, seconds: 1 } : { warmUpSeconds: 3, seconds: 6 };
        return runLoad(server, { port, request, connections, ...times }, 200);
      };
      const compared = await compareThroughput({
        rounds: quick ? 1 : 5,
        subject: () => load('two replicas', both, 2 * CONNECTIONS_EACH),
        baseline: () => load('one replica', first, CONNECTIONS_EACH),
      });
      return figuresOf(compared, both.spent);
    } finally {
      await database.stop();
    }
  },
};

/**
 * With a core for each process, the rate itself has to rise. With fewer, both together have no more time than one, so that the rate
 * says nothing; what a request costs does: when it is the same with two replicas, two cores serve twice as much.
 */
function figuresOf(compared: ComparedThroughput, spent: readonly number[]): Figure[] {
  const { subject, baseline, percent, cpuPercent } = compared;
  const [cpu, cpuOfOne] = [subject.cpuMicrosecondsPerRequest, baseline.cpuMicrosecondsPerRequest];
  const hasCores = availableParallelism() >= CORES_FOR_ALL;
  const bar = { bar: { atLeast: AT_LEAST_PERCENT } };
  const title = 'one replica';
  const figures: Figure[] = [
    {
      title: 'replicas 1 → 2, requests behind nginx',
      measured: { value: percent, unit: '%' },
      ...(hasCores ? bar : {}),
      baseline: { value: 100, unit: '%', title },
      note: hasCores ? '' : `${availableParallelism()} cores for all processes: see the next line`,
    },
    {
      title: '– requests',
      measured: { value: subject.requestsPerSecond, unit: '/s' },
      baseline: { value: baseline.requestsPerSecond, unit: '/s', title },
      note: `p50 ${subject.p50Ms.toFixed(1)} ms, p99 ${subject.p99Ms.toFixed(1)} ms`,
    },
  ];
  if (!cpu || !cpuOfOne) return figures;
  const total = spent.reduce((sum, seconds) => sum + seconds, 0);
  const shares = spent.map((seconds) => `${Math.round((100 * seconds) / total)} %`).join(' and ');
  figures.splice(1, 0, {
    title: '– by CPU time: two replicas on two cores',
    measured: { value: 2 * cpuPercent, unit: '%' },
    ...(hasCores ? {} : bar),
    baseline: { value: 100, unit: '%', title: 'one replica on one core' },
  });
  figures.push({
    title: '– service CPU per request',
    measured: { value: cpu, unit: 'µs' },
    baseline: { value: cpuOfOne, unit: 'µs', title },
    note: `the replicas took ${shares} of it`,
  });
  return figures;
}
