import type { Exchange } from '../exchange.ts';
import type { PipelinePorts } from '../stage.ts';

/** Counts the finished exchange, puts it into the journal, and a line into the log. Calls of the control API are not recorded. */
export function recordExchange(exchange: Exchange, { clock, journal, logger, metrics }: PipelinePorts): void {
  const { response, route } = exchange;
  if (response === undefined || route?.control === true) return;
  const latencyMs = performance.now() - exchange.startedAt;
  const version = exchange.query['api-version'];
  const operation = route?.operation?.id ?? route?.missing?.id;
  metrics.countRequest(operation, response.status, latencyMs / 1000);
  journal.record({
    requestId: exchange.requestId,
    answeredAt: clock.now(),
    method: exchange.method,
    target: exchange.target,
    operation,
    apiVersion: typeof version === 'string' ? version : undefined,
    status: response.status,
    latencyMs,
    authentication: exchange.authentication,
    fault: exchange.fault?.rule,
    requestHeaders: exchange.headers,
    requestBody: exchange.body,
    responseHeaders: exchange.responseHeaders,
    responseBody: response.body,
  });
  logger.debug('request', { method: exchange.method, operation, status: response.status, latencyMs });
}
