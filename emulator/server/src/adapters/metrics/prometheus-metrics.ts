import type { Metrics } from '../../kernel/ports/metrics.ts';

const bucketSeconds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5];

interface Latency {
  readonly counts: number[];
  count: number;
  sum: number;
}

/**
 * Written by hand: a client library would take more memory than all that is counted here.
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function createPrometheusMetrics(): Metrics {
  const requests = new Map<string, number>();
  const latencies = new Map<string, Latency>();
  const sockets = new Map<string, number>();

  function latencyOf(operation: string): Latency {
    const known = latencies.get(operation);
    if (known) return known;
    const fresh = { counts: bucketSeconds.map(() => 0), count: 0, sum: 0 };
    latencies.set(operation, fresh);
    return fresh;
  }

  return {
    countRequest(operation = 'none', status, seconds) {
      const key = labels({ operation, status: String(status) });
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const latency = latencyOf(operation);
      latency.count += 1;
      latency.sum += seconds;
      const bucket = bucketSeconds.findIndex((limit) => seconds <= limit);
      if (bucket >= 0) latency.counts[bucket]! += 1;
    },
    openSocket(path) {
      sockets.set(path, (sockets.get(path) ?? 0) + 1);
      return () => sockets.set(path, (sockets.get(path) ?? 1) - 1);
    },
    expose: () =>
      [
        family('acs_emulator_requests_total', 'counter', 'Answers by operation and status.', [...requests]),
        histogram('acs_emulator_request_duration_seconds', 'Time from a request to its answer.', latencies),
        family(
          'acs_emulator_sockets',
          'gauge',
          'Websockets that are open now.',
          [...sockets].map(([path, count]) => [labels({ path }), count]),
        ),
        ...processMetrics(),
      ].join(''),
  };
}

function processMetrics(): readonly string[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const startedAt = Date.now() / 1000 - process.uptime();
  const one = (name: string, type: string, help: string, value: number) =>
    family(name, type, help, [['', value]]);
  return [
    one('process_cpu_seconds_total', 'counter', 'Processor time.', (user + system) / 1e6),
    one('process_resident_memory_bytes', 'gauge', 'Resident memory.', rss),
    one('process_start_time_seconds', 'gauge', 'Start of the process, in seconds since 1970.', startedAt),
    one('nodejs_heap_size_used_bytes', 'gauge', "Memory that Node's heap uses.", heapUsed),
  ];
}

function family(
  name: string,
  type: string,
  help: string,
  samples: readonly (readonly [string, number])[],
): string {
  const lines = samples.map(([labelText, value]) => `${name}${labelText} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function histogram(name: string, help: string, latencies: ReadonlyMap<string, Latency>): string {
  const samples = [...latencies].flatMap(([operation, { counts, count, sum }]) => {
    let below = 0;
    const buckets = bucketSeconds.map((limit, index) => {
      below += counts[index] ?? 0;
      return `${name}_bucket${labels({ operation, le: String(limit) })} ${below}\n`;
    });
    return [
      ...buckets,
      `${name}_bucket${labels({ operation, le: '+Inf' })} ${count}\n`,
      `${name}_sum${labels({ operation })} ${sum}\n`,
      `${name}_count${labels({ operation })} ${count}\n`,
    ];
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} histogram\n${samples.join('')}`;
}

function labels(values: Readonly<Record<string, string>>): string {
  const escaped = (text: string) => text.replace(/[\\"\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));
  return `{${Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',')}}`;
}
