import { release } from './release.ts';
import { parsePairs, type TracingEnvironment } from './tracing-variables.ts';

/** Where traces go and how many of them. Holds no secret. */
export interface TracingOptions {
  /** The receiver's path for traces, for example `http://localhost:4318/v1/traces`. */
  readonly url: string;
  readonly sampler: NonNullable<TracingEnvironment['OTEL_TRACES_SAMPLER']>;
  /** Of traces that begin here, with the samplers that take one. */
  readonly ratio: number;
  /** What each span says of the service. @see the resource conventions of OpenTelemetry */
  readonly resource: Readonly<Record<string, string>>;
  /** For one attempt to send. */
  readonly timeoutMs: number;
  /** Ended spans wait for others for this long. */
  readonly delayMs: number;
}

/**
 * @param serviceName where the environment does not name the service
 * @returns undefined when no receiver is named, or traces are switched off
 */
export function createTracingOptions(
  env: TracingEnvironment,
  serviceName: string,
): TracingOptions | undefined {
  const base = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base.replace(/\/+$/, '')}/v1/traces`);
  if (!url || env.OTEL_SDK_DISABLED === true || env.OTEL_TRACES_EXPORTER === 'none') return undefined;
  const given = parsePairs(env.OTEL_RESOURCE_ATTRIBUTES ?? '') ?? {};
  return {
    url,
    sampler: env.OTEL_TRACES_SAMPLER ?? 'parentbased_always_on',
    ratio: env.OTEL_TRACES_SAMPLER_ARG ?? 1,
    resource: {
      'service.version': release.version,
      ...given,
      'service.name': env.OTEL_SERVICE_NAME ?? given['service.name'] ?? serviceName,
    },
    timeoutMs: env.OTEL_EXPORTER_OTLP_TIMEOUT ?? 10_000,
    delayMs: env.OTEL_BSP_SCHEDULE_DELAY ?? 5000,
  };
}

/** Pairs that are sent with every request to the receiver: a secret, for one may be a key. */
export function tracingHeaders(env: TracingEnvironment): string | undefined {
  return env.OTEL_EXPORTER_OTLP_TRACES_HEADERS ?? env.OTEL_EXPORTER_OTLP_HEADERS;
}
