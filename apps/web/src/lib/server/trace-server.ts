import {
  createTracingOptions,
  readTracingEnvironment,
  startTracing,
  tracingHeaders,
} from '@switchboard/tracing';

/**
 * Sends the spans that Next makes by itself to the receiver that the variables of OpenTelemetry name, with those of requests to
 * the access service. A bad value ends the process: Next would go on without what throws at its start.
 */
export async function traceServer(): Promise<void> {
  try {
    const environment = readTracingEnvironment(process.env);
    const options = createTracingOptions(environment, 'switchboard-web');
    if (!options) return;
    const receiver = new URL(options.url).origin;
    const tracing = await startTracing(options, tracingHeaders(environment), {
      onUnreachable: (reason) =>
        log('warn', 'traces cannot be sent; those of the meantime are lost', { receiver, reason }),
      onReachable: () => log('info', 'traces can be sent again', { receiver }),
    });
    // Our own spans of outgoing requests tell less of addresses, and hand the trace on.
    process.env['NEXT_OTEL_FETCH_DISABLED'] = '1';
    tracing.registerGlobally();
    tracing.traceOutgoingRequests();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void tracing.stop());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function log(level: 'info' | 'warn', msg: string, fields: object): void {
  const line = { level, time: new Date().toISOString(), name: 'web', ...fields, msg };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
