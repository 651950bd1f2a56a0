import type { Instrumentation } from 'next';
import { writeLogLine } from './lib/server/write-log-line.ts';

/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { believeTrustedProxiesOnly } = await import('./lib/server/believe-trusted-proxies-only.ts');
  believeTrustedProxiesOnly();
  const { traceServer } = await import('./lib/server/trace-server.ts');
  await traceServer();
}

/** Writes one line per failed page, with the reference that its error page shows. */
export const onRequestError: Instrumentation.onRequestError = (error, request) =>
  writeLogLine('error', {
    reference: digestOf(error),
    correlationId: request.headers['x-correlation-id'],
    method: request.method,
    path: request.path.split('?', 1)[0],
    error: error instanceof Error ? error.message : String(error),
  });

function digestOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined;
}
