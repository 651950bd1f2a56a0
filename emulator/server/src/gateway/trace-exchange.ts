import type { Span, Tracer } from '../kernel/ports/tracer.ts';
import type { Exchange } from './exchange.ts';
import { isControlTarget } from './route-table.ts';

/**
 * Answers the request as a span named by its operation. Preflight requests and the control API, which tests and health checks
 * ask all the time, are none.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server, without addresses, which name users
 */
export async function traceExchange(
  exchange: Exchange,
  tracer: Tracer,
  answer: () => Promise<void>,
): Promise<void> {
  const { headers, method, route, target, query } = exchange;
  if (method === 'OPTIONS' || route?.control === true || isControlTarget(target)) return answer();
  const known = route?.operation ?? route?.missing;
  const version = query['api-version'];
  const attributes = {
    'http.request.method': method,
    'http.route': known?.route.split(' ')[1],
    'acs.operation': known?.id,
    'acs.service': known?.id.split('_')[0],
    'acs.api_version': typeof version === 'string' ? version.slice(0, 40) : undefined,
  };
  await tracer.trace(
    { name: known?.id ?? method, kind: 'server', parent: headers, attributes },
    async (span) => {
      await answer();
      describeOutcome(span, exchange);
    },
  );
}

function describeOutcome(span: Span, exchange: Exchange): void {
  const { authentication, fault, principal, requestId, response } = exchange;
  const status = response?.status ?? 0;
  span.set({
    'http.response.status_code': status === 0 ? undefined : status,
    'acs.request_id': requestId,
    'acs.error_code': response?.headers?.['x-ms-error-code'],
    // Without who it was.
    'acs.authentication': principal.kind === 'anonymous' ? authentication.split(':')[0] : principal.kind,
    'acs.faulted': fault !== undefined,
    'acs.fault_rule': fault?.rule,
  });
  if (status === 0 || status >= 500) span.fail(status === 0 ? 'dropped' : String(status));
}
