import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { LinkSample } from '../media/media-sample.ts';
import type { Emitter, EventSource } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { CoreFeature } from './core-feature.ts';
import { reportMedia, type MediaStatsReport, type MediaStatsReportSample } from './media-stats-report.ts';
import { summarise } from './media-stats-summary.ts';

export interface MediaStatsCollectorOptions {
  /** Samples per aggregated value, default 10. */
  aggregationInterval?: number;
  /** Aggregated values per summary, default 6. */
  dataPointsPerAggregation?: number;
}
export interface MediaStatsAggregation {
  count: number[];
  sum: number[];
  min: number[];
  max: number[];
}
export interface MediaStatValue<T> {
  aggregation?: MediaStatsAggregation;
  raw: T[];
  timestamp: Date;
}
export type MediaStatsReportSummary = MediaStatsReport<MediaStatValue<number>, MediaStatValue<string>>;
export interface MediaStatsCollectorEvents {
  /** Once a second. */
  sampleReported: (sample: MediaStatsReportSample) => void;
  summaryReported: (summary: MediaStatsReportSummary) => void;
}
export interface MediaStatsCollector extends EventSource<MediaStatsCollectorEvents> {
  dispose(): void;
}
/** Figures of what is sent and received. */
export interface MediaStatsCallFeature extends CallFeature {
  createCollector(options?: MediaStatsCollectorOptions): MediaStatsCollector;
}

/** What connections tell once a second: a call's, or those of a test before it. */
export type SampleSource = Pick<Emitter<{ samples: (samples: readonly LinkSample[]) => void }>, 'on' | 'off'>;

export class SampleCollector extends PublicObject<MediaStatsCollectorEvents> implements MediaStatsCollector {
  readonly _source: SampleSource;
  readonly _interval: number;
  readonly _length: number;
  _before: readonly LinkSample[] = [];
  _collected: MediaStatsReportSample[] = [];
  readonly _onSamples = (samples: readonly LinkSample[]) => this._take(samples);

  constructor(source: SampleSource, options: MediaStatsCollectorOptions) {
    super();
    this._source = source;
    this._interval = Math.max(1, options.aggregationInterval ?? 10);
    this._length = this._interval * Math.max(1, options.dataPointsPerAggregation ?? 6);
    source.on('samples', this._onSamples);
  }

  dispose(): void {
    this._source.off('samples', this._onSamples);
  }

  _take(samples: readonly LinkSample[]): void {
    const report = reportMedia(samples, this._before);
    this._before = samples;
    this._collected.push(report);
    const events = emitterOf<MediaStatsCollectorEvents>(this);
    events.emit('sampleReported', report);
    if (this._collected.length < this._length) return;
    events.emit('summaryReported', summarise(this._collected, this._interval));
    this._collected = [];
  }
}

export class CallMediaStats extends CoreFeature<Record<never, never>> implements MediaStatsCallFeature {
  readonly _collectors = new Set<SampleCollector>();

  constructor(context: CallFeatureContext) {
    super('MediaStats', context);
  }

  createCollector(options: MediaStatsCollectorOptions = {}): MediaStatsCollector {
    const collector = new SampleCollector(this._core.bus, options);
    this._collectors.add(collector);
    return collector;
  }

  override dispose(): void {
    super.dispose();
    for (const collector of this._collectors) collector.dispose();
  }
}
