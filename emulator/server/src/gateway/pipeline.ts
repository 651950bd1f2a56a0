import type { Exchange } from './exchange.ts';
import { applyCors } from './stages/apply-cors.ts';
import { assignRequestId } from './stages/assign-request-id.ts';
import { authenticate } from './stages/authenticate.ts';
import { checkApiVersion } from './stages/check-api-version.ts';
import { dispatchOperation } from './stages/dispatch-operation.ts';
import { enforceQuota } from './stages/enforce-quota.ts';
import { guardControlApi } from './stages/guard-control-api.ts';
import { injectFault } from './stages/inject-fault.ts';
import { parseRequest } from './stages/parse-request.ts';
import { recordExchange } from './stages/record-exchange.ts';
import { requireOperation } from './stages/require-operation.ts';
import type { PipelinePorts, Stage } from './stage.ts';
import { serializeError } from './stages/serialize-error.ts';
import { traceExchange } from './trace-exchange.ts';

/** The life of a request, in order. */
const stages: readonly Stage[] = [
  assignRequestId,
  applyCors,
  guardControlApi,
  requireOperation,
  injectFault,
  checkApiVersion,
  authenticate,
  parseRequest,
  enforceQuota,
  dispatchOperation,
];

/** Answers a request. Never rejects: whatever is thrown becomes an error response. */
export function runPipeline(exchange: Exchange, ports: PipelinePorts): Promise<void> {
  const { tracer } = ports;
  return tracer === undefined
    ? runStages(exchange, ports)
    : traceExchange(exchange, tracer, () => runStages(exchange, ports));
}

async function runStages(exchange: Exchange, ports: PipelinePorts): Promise<void> {
  try {
    for (const stage of stages) {
      const pending = stage(exchange, ports);
      if (pending !== undefined) await pending;
      if (exchange.response !== undefined) break;
    }
  } catch (error) {
    serializeError(exchange, ports, error);
  }
  recordExchange(exchange, ports);
}

/** Answers a request that failed before it could run, for example because its body is too large. */
export function rejectExchange(exchange: Exchange, ports: PipelinePorts, error: unknown): void {
  assignRequestId(exchange, ports);
  applyCors(exchange, ports);
  serializeError(exchange, ports, error);
  recordExchange(exchange, ports);
}
