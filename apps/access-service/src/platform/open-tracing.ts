import type { Logger } from '@switchboard/node-kit';
import { startTracing, type Tracing } from '@switchboard/tracing';
import type { AppConfig } from '../config/app-config.ts';
import type { AppSecrets } from '../config/app-secrets.ts';
import { traceRedisCommands } from '../redis/traced-commands.ts';

/** Undefined when no receiver of traces is named: nothing of it is loaded or done then. */
export async function openTracing(
  { tracing: options }: AppConfig,
  { tracingHeaders }: AppSecrets,
  log: Logger,
): Promise<Tracing | undefined> {
  if (!options) return undefined;
  const receiver = new URL(options.url).origin;
  const tracing = await startTracing(options, tracingHeaders?.reveal(), {
    onUnreachable: (reason) =>
      log.warn({ receiver, reason }, 'traces cannot be sent; those of the meantime are lost'),
    onReachable: () => log.info({ receiver }, 'traces can be sent again'),
  });
  tracing.traceOutgoingRequests();
  tracing.defer(traceRedisCommands(tracing));
  return tracing;
}
