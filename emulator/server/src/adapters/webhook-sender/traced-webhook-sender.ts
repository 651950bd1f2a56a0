import type { Tracer } from '../../kernel/ports/tracer.ts';
import type { WebhookOutcome, WebhookRequest, WebhookSender } from '../../kernel/ports/webhook-sender.ts';

/**
 * Makes each delivery a span, linked to the operations that it tells of, and gives it the header `traceparent`. Azure documents
 * no such header for what its own services publish: without traces it is not sent.
 */
export function createTracedWebhookSender(inner: WebhookSender, tracer: Tracer): WebhookSender {
  return {
    drain: (graceMs) => inner.drain(graceMs),
    send(request) {
      if (request.causes === undefined) return inner.send(request);
      const start = { name: 'deliver events', kind: 'client', parent: 'none' } as const;
      return tracer.trace(
        {
          ...start,
          links: [...new Set(request.causes)],
          attributes: attributesOf(request, request.causes.length),
        },
        async (span) => {
          const headers = { ...request.headers, traceparent: span.traceparent };
          const outcome = await inner.send({ ...request, headers });
          const failure = failureOf(outcome);
          if (outcome.kind === 'answered') span.set({ 'http.response.status_code': outcome.status });
          if (failure !== undefined) span.fail(failure);
          return outcome;
        },
      );
    },
  };
}

/** Without path and query: they may be a secret. @see https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ */
function attributesOf({ method, url, headers }: WebhookRequest, events: number) {
  const { hostname, port, protocol } = new URL(url);
  return {
    'messaging.system': 'eventgrid',
    'messaging.operation.type': 'send',
    'messaging.operation.name': 'deliver',
    'messaging.batch.message_count': events,
    'acs.event_subscription': headers['aeg-subscription-name'],
    'acs.delivery_count': Number(headers['aeg-delivery-count'] ?? 0),
    'http.request.method': method,
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };
}

function failureOf(outcome: WebhookOutcome): string | undefined {
  if (outcome.kind === 'failed') return outcome.failure;
  return outcome.status >= 400 ? String(outcome.status) : undefined;
}
