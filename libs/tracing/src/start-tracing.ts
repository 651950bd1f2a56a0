import type { TracingOptions } from './tracing-options.ts';
import type { Tracing } from './tracing.ts';
import { parsePairs } from './tracing-variables.ts';

/** Those who look after the service learn once that the receiver cannot be reached, and once that it can again. */
export interface TracingReports {
  onUnreachable(reason: string): void;
  onReachable(): void;
}

/**
 * Starts to trace. The SDK of OpenTelemetry is loaded here and nowhere else: a service that is not traced does without it.
 * @param headers of every request to the receiver, as `tracingHeaders` has them
 */
export async function startTracing(
  options: TracingOptions,
  headers: string | undefined,
  reports: TracingReports,
): Promise<Tracing> {
  const { OpenTelemetryTracing } = await import('./sdk/open-telemetry-tracing.ts');
  return new OpenTelemetryTracing(options, parsePairs(headers ?? '') ?? {}, reports);
}
