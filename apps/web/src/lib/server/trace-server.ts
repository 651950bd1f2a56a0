import {
  createTracingOptions,
  readTracingEnvironment,
  startTracing,
  tracingHeaders,
} from '@switchboard/tracing';
import { endProcess } from './end-process.ts';
import { writeLogLine } from './write-log-line.ts';

/**
 * Sends the spans that Next makes by itself to the receiver that the variables of OpenTelemetry name, with those of requests to
 * the access service. A bad value ends the process.
 */
export async function traceServer(): Promise<void> {
  try {
    const environment = readTracingEnvironment(process.env);
    const options = createTracingOptions(environment, 'switchboard-web');
    if (!options) return;
    const receiver = new URL(options.url).origin;
    const tracing = await startTracing(options, tracingHeaders(environment), {
      onUnreachable: (reason) =>
        writeLogLine('warn', {
          ...{ receiver, reason },
          msg: 'traces cannot be sent; those of the meantime are lost',
        }),
      onReachable: () => writeLogLine('info', { receiver, msg: 'traces can be sent again' }),
    });
    // Our own spans of outgoing requests tell less of addresses, and hand the trace on.
    process.env['NEXT_OTEL_FETCH_DISABLED'] = '1';
    tracing.registerGlobally();
    tracing.traceOutgoingRequests();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void tracing.stop());
  } catch (error) {
    endProcess(error);
  }
}
