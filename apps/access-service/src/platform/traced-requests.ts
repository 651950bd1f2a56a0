import proxyAddr from '@fastify/proxy-addr';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TracedSpan, Tracing } from '@switchboard/tracing';
import type { HttpRequest } from './http.ts';

/** Of the machines that run the service, which ask all the time. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/**
 * Makes each request a span that everything done for it belongs to; to be called before other hooks are added. The trace of
 * a trusted proxy goes on. Anybody else's is linked only: who joins foreign traces, or has everything sampled, costs the
 * operator money and trust.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server, without addresses, which name people
 * @see https://www.w3.org/TR/trace-context/#security-considerations
 */
export function traceRequests(server: Server, tracing: Tracing, trustedProxies: readonly string[]): void {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  server.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url?.replace(/:(\w+)/g, '{$1}');
    if (route !== undefined && UNTRACED.has(route)) return done();
    const { headers, method } = request;
    const isFromProxy = isTrusted(request.raw.socket.remoteAddress ?? '', 0);
    const span = tracing.begin({
      name: route === undefined ? method : `${method} ${route}`,
      kind: 'server',
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'url.scheme': request.protocol,
        'switchboard.correlation_id': request.id,
      },
      ...(isFromProxy
        ? { parent: headers }
        : { parent: 'none', links: [[headers['traceparent']].flat()[0]] }),
    });
    (request as HttpRequest).span = span;
    reply.raw.once('close', () => end(span, reply.raw));
    return tracing.within(span, done);
  });
  // The answer's end comes from its socket, and belongs to nothing by itself.
  server.addHook('onResponse', (request, _, done) => {
    const { span } = request as HttpRequest;
    return span ? tracing.within(span, done) : done();
  });
}

function end(
  span: TracedSpan,
  { statusCode, writableFinished }: { statusCode: number; writableFinished: boolean },
): void {
  if (writableFinished) {
    span.set({ 'http.response.status_code': statusCode });
    if (statusCode >= 500) span.fail(String(statusCode));
  } else {
    span.set({ 'error.type': 'request/aborted' });
  }
  span.end();
}
