import { SpanStatusCode, TraceFlags, type Context, type Span } from '@opentelemetry/api';
import type { SpanAttributes, TracedSpan, TraceFields } from '../tracing.ts';

export class OpenTelemetrySpan implements TracedSpan {
  readonly inner: Span;
  /** What it began in: nothing else belongs to it, whoever goes on with it. */
  readonly base: Context;

  constructor(inner: Span, base: Context) {
    this.inner = inner;
    this.base = base;
  }

  get fields(): TraceFields {
    const { traceId, spanId } = this.inner.spanContext();
    return { trace_id: traceId, span_id: spanId };
  }

  get isSampled(): boolean {
    return (this.inner.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
  }

  get traceparent(): string {
    const { traceId, spanId } = this.inner.spanContext();
    return `00-${traceId}-${spanId}-${this.isSampled ? '01' : '00'}`;
  }

  get tracestate(): string | undefined {
    return this.inner.spanContext().traceState?.serialize() || undefined;
  }

  set(attributes: SpanAttributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) this.inner.setAttribute(name, value);
    }
  }

  fail(type: string): void {
    this.inner.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    this.inner.end();
  }
}
