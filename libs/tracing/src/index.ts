export { errorTypeOf } from './error-type.ts';
export { readTracingEnvironment } from './read-tracing-environment.ts';
export { startTracing, type TracingReports } from './start-tracing.ts';
export { urlTemplate } from './url-template.ts';
export type { SpanAttributes, SpanStart, TraceFields, TracedSpan, TraceHeaders, Tracing } from './tracing.ts';
export { createTracingOptions, tracingHeaders, type TracingOptions } from './tracing-options.ts';
export { tracingVariables, type TracingEnvironment } from './tracing-variables.ts';
