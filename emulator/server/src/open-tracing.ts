import type { Tracing } from '@switchboard/tracing';
import type { Logger } from './kernel/ports/logger.ts';

/**
 * Undefined when no receiver is named: nothing of OpenTelemetry is loaded then.
 * @throws Error that names every bad variable
 */
export async function openTracing(
  variables: Readonly<Record<string, string | undefined>> | undefined,
  logger: Logger,
): Promise<Tracing | undefined> {
  if (variables === undefined || Object.keys(variables).length === 0) return undefined;
  const library = await import('@switchboard/tracing');
  const environment = library.readTracingEnvironment(variables);
  const options = library.createTracingOptions(environment, 'acs-emulator');
  if (options === undefined) return undefined;
  const receiver = new URL(options.url).origin;
  return library.startTracing(options, library.tracingHeaders(environment), {
    onUnreachable: (reason) => {
      logger.warn('Traces cannot be sent; those of the meantime are lost', { receiver, reason });
    },
    onReachable: () => logger.info('Traces can be sent again', { receiver }),
  });
}
