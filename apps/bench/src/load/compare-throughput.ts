import type { Figure } from '../benchmark.ts';
import { median } from '../statistics.ts';
import type { Throughput } from './run-load.ts';

export interface Comparison {
  readonly rounds: number;
  /** One measurement each, of the subject and of what it is compared with. */
  subject(): Promise<Throughput>;
  baseline(): Promise<Throughput>;
}

export interface ComparedThroughput {
  readonly subject: Throughput;
  readonly baseline: Throughput;
  /** Throughput of the subject in hundredths of the baseline's: the median of neighbouring rounds. */
  readonly percent: number;
  /** CPU time of the baseline's request in hundredths of the subject's, likewise; NaN where the system does not tell. */
  readonly cpuPercent: number;
}

/** Takes turns, so that whatever else the machine does meets both alike. */
export async function compareThroughput({
  rounds,
  subject,
  baseline,
}: Comparison): Promise<ComparedThroughput> {
  const pairs: { subject: Throughput; baseline: Throughput }[] = [];
  for (let round = 0; round < rounds; round++)
    pairs.push({ baseline: await baseline(), subject: await subject() });
  const middle = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick));
  const summarise = (name: 'subject' | 'baseline'): Throughput => ({
    requestsPerSecond: middle((pair) => pair[name].requestsPerSecond),
    cpuMicrosecondsPerRequest: middle((pair) => cpuOf(pair[name])),
    p50Ms: middle((pair) => pair[name].p50Ms),
    p99Ms: middle((pair) => pair[name].p99Ms),
  });
  return {
    subject: summarise('subject'),
    baseline: summarise('baseline'),
    percent: 100 * middle((pair) => pair.subject.requestsPerSecond / pair.baseline.requestsPerSecond),
    cpuPercent: 100 * middle(({ subject, baseline }) => cpuOf(baseline) / cpuOf(subject)),
  };
}

const cpuOf = ({ cpuMicrosecondsPerRequest }: Throughput) => cpuMicrosecondsPerRequest ?? NaN;

/** The lines of the table for a comparison: the share that the bar is about, and what lies behind it. */
export function throughputFigures(
  title: string,
  baselineTitle: string,
  atLeastPercent: number,
  { subject, baseline, percent }: ComparedThroughput,
): Figure[] {
  const share: Figure = {
    title,
    measured: { value: percent, unit: '%' },
    bar: { atLeast: atLeastPercent },
    baseline: { value: 100, unit: '%', title: baselineTitle },
    note: `p50 ${subject.p50Ms.toFixed(1)} ms, p99 ${subject.p99Ms.toFixed(1)} ms`,
  };
  const rate: Figure = {
    title: '– requests',
    measured: { value: subject.requestsPerSecond, unit: '/s' },
    baseline: { value: baseline.requestsPerSecond, unit: '/s', title: baselineTitle },
  };
  const [cpu, baselineCpu] = [subject.cpuMicrosecondsPerRequest, baseline.cpuMicrosecondsPerRequest];
  if (!cpu || !baselineCpu) return [share, rate];
  return [
    share,
    rate,
    {
      title: '– server CPU per request',
      measured: { value: cpu, unit: 'µs' },
      baseline: { value: baselineCpu, unit: 'µs', title: baselineTitle },
    },
  ];
}
