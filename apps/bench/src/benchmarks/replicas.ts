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
/** Each replica has as many requests at a time in both cases. */
const CONNECTIONS_EACH = 16;
/** Of the rate that one replica reaches: two at this share leave processors idle, as cores of their own would. */
const PACED_SHARE = 0.35;

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
      const request = toBytes(await numbersRequest(one.url));
      const times = quick ? { warmUpSeconds: 1, seconds: 1 } : { warmUpSeconds: 3, seconds: 6 };
      const measure = (servers: readonly MeasuredProcess[], rateEach?: number) => {
        const [count, port] = [servers.length, balancer.ports[servers.length - 1]!];
        progress(`${count} of 2 replicas, ${rateEach ? `${Math.round(rateEach)}/s each` : 'all they can'}`);
        const pace = rateEach === undefined ? {} : { requestsPerSecond: count * rateEach };
        const plan = { port, request, connections: count * CONNECTIONS_EACH, ...pace, ...times };
        return runLoad({ cpuSeconds: () => cpuSecondsOf(servers) }, plan, 200);
      };
      const compare = (rateEach?: number) =>
        compareThroughput({
          rounds: quick ? 1 : 3,
          subject: () => measure([first, second], rateEach),
          baseline: () => measure([first], rateEach),
        });
      const busy = await compare();
      return figuresOf(busy, await compare(PACED_SHARE * busy.baseline.requestsPerSecond));
    } finally {
      await database.stop();
    }
  },
};

function cpuSecondsOf(servers: readonly MeasuredProcess[]): number {
  return servers.reduce((sum, server) => sum + (server.cpuSeconds() ?? NaN), 0);
}

/**
 * With a core for each process, the rate itself has to rise. With fewer, both together have no more time than one, so that the rate
 * says nothing; what a request costs does, while processors are idle: when it is the same with two replicas, two cores serve twice as much.
 */
function figuresOf(busy: ComparedThroughput, paced: ComparedThroughput): Figure[] {
  const hasCores = availableParallelism() >= CORES_FOR_ALL;
  const bar = { bar: { atLeast: AT_LEAST_PERCENT } };
  const title = 'one replica';
  const cpuOf = (name: string, { subject, baseline }: ComparedThroughput): Figure => ({
    title: `– service CPU per request, ${name}`,
    measured: { value: subject.cpuMicrosecondsPerRequest ?? NaN, unit: 'µs' },
    baseline: { value: baseline.cpuMicrosecondsPerRequest ?? NaN, unit: 'µs', title },
    note: `${Math.round(subject.requestsPerSecond)}/s of two, ${Math.round(baseline.requestsPerSecond)}/s of one`,
  });
  const rate: Figure = {
    title: 'replicas 1 → 2, requests behind nginx',
    measured: { value: busy.percent, unit: '%' },
    ...(hasCores ? bar : {}),
    baseline: { value: 100, unit: '%', title },
    note: hasCores ? '' : `${availableParallelism()} cores for all processes: see the next line`,
  };
  if (Number.isNaN(paced.cpuPercent)) return [rate];
  return [
    rate,
    {
      title: '– by CPU time: two replicas on two cores',
      measured: { value: 2 * paced.cpuPercent, unit: '%' },
      ...(hasCores ? {} : bar),
      baseline: { value: 100, unit: '%', title: 'one replica on one core' },
      note: 'at the same rate each, processors partly idle',
    },
    cpuOf('processors partly idle', paced),
    cpuOf('processors busy', busy),
  ];
}
