import { SpanKind, trace } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import type { TracingOptions } from '../tracing-options.ts';

/** @see `OTEL_TRACES_SAMPLER` */
export function createSampler({ sampler, ratio }: Pick<TracingOptions, 'sampler' | 'ratio'>): Sampler {
  const root = createRoot(sampler.replace('parentbased_', ''), ratio);
  return withoutLonelyWork(sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root);
}

function createRoot(name: string, ratio: number): Sampler {
  if (name === 'traceidratio') return new TraceIdRatioBasedSampler(ratio);
  return name === 'always_off' ? new AlwaysOffSampler() : new AlwaysOnSampler();
}

/** What a framework does within itself for nobody, such as Next that loads each of its routes at the start, is no trace. */
function withoutLonelyWork(inner: Sampler): Sampler {
  return {
    shouldSample(context, traceId, name, kind, attributes, links) {
      const isLonely = kind === SpanKind.INTERNAL && trace.getSpanContext(context) === undefined;
      if (isLonely) return { decision: SamplingDecision.NOT_RECORD };
      return inner.shouldSample(context, traceId, name, kind, attributes, links);
    },
    toString: () => inner.toString(),
  };
}
