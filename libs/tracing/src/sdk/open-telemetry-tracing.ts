import {
  context,
  defaultTextMapGetter,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Context,
  type Link,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseTraceParent, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { errorTypeOf } from '../error-type.ts';
import type { TracingReports } from '../start-tracing.ts';
import type { TracingOptions } from '../tracing-options.ts';
import type { SpanStart, TracedSpan, Tracing } from '../tracing.ts';
import { OpenTelemetrySpan } from './open-telemetry-span.ts';
import { subscribeToOutgoingRequests } from './outgoing-requests.ts';
import { ReportingExporter } from './reporting-exporter.ts';
import { createSampler } from './sampler.ts';

/** Stopping a service does not wait longer for a receiver. */
const LAST_SENDING_MS = 1000;

const kinds = {
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
} satisfies Record<SpanStart['kind'], SpanKind>;

/**
 * The official SDK behind the words of this library. Services in one process have one each, and share only what carries the
 * current span along.
 */
export class OpenTelemetryTracing implements Tracing {
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #exporter: ReportingExporter;
  readonly #propagator = new W3CTraceContextPropagator();
  /** Of this one: keys of the API are the same for everybody who calls them the same. */
  readonly #spanKey = Symbol('the span of this service');
  #isGlobal = false;
  readonly #deferred: (() => void)[] = [];
  #stopping: Promise<void> | undefined;

  constructor(options: TracingOptions, headers: Readonly<Record<string, string>>, reports: TracingReports) {
    const { url, timeoutMs, delayMs, resource } = options;
    const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: timeoutMs });
    this.#exporter = new ReportingExporter(exporter, reports);
    this.#provider = new TracerProvider({
      resource: defaultResource().merge(resourceFromAttributes(resource)),
      sampler: createSampler(options),
      spanProcessors: [new BatchSpanProcessor({ exporter: this.#exporter, scheduledDelayMillis: delayMs })],
    });
    this.#tracer = this.#provider.getTracer('switchboard', resource['service.version']);
    // The first of the process stays: it serves every service alike.
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  }

  begin({ name, kind, attributes, parent, links = [] }: SpanStart): TracedSpan {
    const base = this.#contextOf(parent);
    const options = { kind: kinds[kind], links: links.flatMap(toLink) };
    const traced = new OpenTelemetrySpan(this.#tracer.startSpan(name, options, base), base);
    if (attributes) traced.set(attributes);
    return traced;
  }

  within<R>(span: TracedSpan, work: () => R): R {
    if (!(span instanceof OpenTelemetrySpan)) throw new TypeError('The span is of another kind of tracing.');
    const inside = trace.setSpan(span.base, span.inner).setValue(this.#spanKey, span);
    return context.with(inside, work);
  }

  async trace<R>(start: SpanStart, work: (span: TracedSpan) => Promise<R>): Promise<R> {
    const span = this.begin(start);
    try {
      return await this.within(span, () => work(span));
    } catch (error) {
      span.fail(errorTypeOf(error));
      throw error;
    } finally {
      span.end();
    }
  }

  current(): TracedSpan | undefined {
    const active = context.active();
    const own = active.getValue(this.#spanKey) as TracedSpan | undefined;
    const foreign = own === undefined && this.#isGlobal ? trace.getSpan(active) : undefined;
    return own ?? (foreign && new OpenTelemetrySpan(foreign, active));
  }

  traceOutgoingRequests(): void {
    this.defer(subscribeToOutgoingRequests(this));
  }

  defer(end: () => void): void {
    this.#deferred.push(end);
  }

  registerGlobally(): void {
    this.#isGlobal = true;
    trace.setGlobalTracerProvider(this.#provider);
    propagation.setGlobalPropagator(this.#propagator);
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop());
  }

  async #stop(): Promise<void> {
    for (const end of this.#deferred) end();
    const { promise: patience, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LAST_SENDING_MS);
    await Promise.race([this.#provider.shutdown().catch(() => undefined), patience]);
    clearTimeout(timer);
  }

  #contextOf(parent: SpanStart['parent']): Context {
    if (parent === undefined) return context.active();
    return parent === 'none'
      ? ROOT_CONTEXT
      : this.#propagator.extract(ROOT_CONTEXT, parent, defaultTextMapGetter);
  }
}

function toLink(traceparent: string | undefined): Link[] {
  const spanContext = traceparent === undefined ? null : parseTraceParent(traceparent);
  return spanContext ? [{ context: { ...spanContext, isRemote: true } }] : [];
}
