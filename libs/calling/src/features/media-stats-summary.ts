import type { MediaStatsAggregation, MediaStatsReportSummary, MediaStatValue } from './media-stats.ts';
import { emptyReport, type MediaStatsReport } from './media-stats-report.ts';

type Entry = { id: string } & Record<string, unknown>;
type Pick = (report: MediaStatsReport) => readonly { id: string }[];

const sections: readonly (readonly [
  pick: Pick,
  put: (summary: MediaStatsReportSummary, entries: Entry[]) => void,
])[] = [
  [({ audio }) => audio.send, (to, entries) => (to.audio.send = entries as never)],
  [({ audio }) => audio.receive, (to, entries) => (to.audio.receive = entries as never)],
  [({ video }) => video.send, (to, entries) => (to.video.send = entries as never)],
  [({ video }) => video.receive, (to, entries) => (to.video.receive = entries as never)],
  [({ screenShare }) => screenShare.send, (to, entries) => (to.screenShare.send = entries as never)],
  [({ screenShare }) => screenShare.receive, (to, entries) => (to.screenShare.receive = entries as never)],
  [({ transports }) => transports, (to, entries) => (to.transports = entries as never)],
];

/** All samples in one: each figure with its values and, for numbers, their count, sum, minimum and maximum per interval. */
export function summarise(
  samples: readonly MediaStatsReport[],
  interval: number,
  now = new Date(),
): MediaStatsReportSummary {
  const summary = emptyReport<MediaStatValue<number>, MediaStatValue<string>>();
  for (const [pick, put] of sections) {
    const streams = Map.groupBy(samples.flatMap(pick) as Entry[], ({ id }) => id);
    put(
      summary,
      [...streams].map(([id, entries]) => ({ id, ...wrap(entries, interval, now) })),
    );
  }
  return summary;
}

function wrap(entries: readonly Entry[], interval: number, timestamp: Date): Record<string, unknown> {
  const names = new Set(entries.flatMap((entry) => Object.keys(entry)));
  names.delete('id');
  return Object.fromEntries(
    [...names].map((name) => {
      const raw = entries.map((entry) => entry[name]).filter((value) => value !== undefined);
      const numbers = raw.filter((value) => typeof value === 'number');
      const aggregation = numbers.length > 0 ? { aggregation: aggregate(numbers, interval) } : {};
      return [name, { ...aggregation, raw, timestamp }];
    }),
  );
}

function aggregate(values: readonly number[], interval: number): MediaStatsAggregation {
  const parts = Array.from({ length: Math.ceil(values.length / interval) }, (_, index) =>
    values.slice(index * interval, (index + 1) * interval),
  );
  return {
    count: parts.map((part) => part.length),
    sum: parts.map((part) => part.reduce((sum, value) => sum + value, 0)),
    min: parts.map((part) => Math.min(...part)),
    max: parts.map((part) => Math.max(...part)),
  };
}
