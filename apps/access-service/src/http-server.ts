import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Logger } from '@switchboard/node-kit';
import type { Tracing } from '@switchboard/tracing';
import type { AppConfig } from './config/app-config.ts';
import { EVENT_WEBHOOK_PATH } from './events/event-webhook.ts';
import { CORRELATION_ID_HEADER, correlationIdOf, enterCorrelationId } from './platform/correlation-id.ts';
import type { Metrics } from './platform/metrics.ts';
import { securityHeaders } from './platform/security-headers.ts';
import { problemOf, toProblemDetails } from './platform/problem.ts';
import type { RateLimits } from './platform/rate-limits.ts';
import { RequestDeadlines } from './platform/request-deadlines.ts';
import type { RouteTable } from './platform/route-table.ts';
import { traceRequests } from './platform/traced-requests.ts';

const BODY_LIMIT = 64 * 1024;
/** Longer than every wait of a handler, each of which has its own, shorter limit. */
const HANDLER_TIMEOUT_MS = 25_000;

/**
 * The server below Nest: what happens to a request before and after its handler, in this order:
 * trace, where there are any · correlation id · rate of the address · body · guard, pipes, handler (Nest) · metrics and log line.
 */
export function createHttpServer(parts: {
  config: AppConfig;
  limits: RateLimits;
  metrics: Metrics;
  routes: RouteTable;
  /** For one line per request. */
  requestLog: Logger;
  tracing: Tracing | undefined;
}): FastifyAdapter {
  const { config, limits, metrics, routes, requestLog, tracing } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 20_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    trustProxy: [...config.web.trustedProxies],
    genReqId: (request: IncomingMessage) => correlationIdOf(request.headers[CORRELATION_ID_HEADER]),
    routerOptions: { maxParamLength: 512 },
    exposeHeadRoutes: false,
  });
  const server = adapter.getInstance();
  const headers = securityHeaders(config.web.secureCookies);
  const deadlines = new RequestDeadlines(HANDLER_TIMEOUT_MS);
  if (tracing) traceRequests(server, tracing, config.web.trustedProxies);
  server.removeContentTypeParser('text/plain');
  server.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  server.addHook('onClose', (_, done) => {
    deadlines[Symbol.dispose]();
    done();
  });
  server.addHook('onRequest', (request, reply, done) => {
    deadlines.watch(reply);
    enterCorrelationId(request.id);
    reply.headers(headers).header(CORRELATION_ID_HEADER, request.id);
    const refuse = (error: unknown) => {
      const problem = problemOf(error) ?? { status: 500, code: 'internal/unexpected', detail: 'Unexpected.' };
      reply
        .status(problem.status)
        .headers({
          'content-type': 'application/problem+json',
          'retry-after': problem.retryAfterSeconds ?? 1,
        })
        .send(toProblemDetails(problem, request));
    };
    try {
      const limited = requireRates(limits, request.ip, request.routeOptions.url);
      if (limited) limited.then(() => done(), refuse);
      else done();
    } catch (error) {
      refuse(error);
    }
  });
  server.addHook('onResponse', (request, reply, done) => {
    deadlines.release(reply);
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1000;
    metrics.observeRequest(request.method, route, reply.statusCode, seconds);
    const { session } = request as { session?: { user: { id: string } } };
    requestLog.info(
      {
        correlationId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        userId: session?.user.id,
      },
      'request',
    );
    done();
  });
  return adapter;
}

/** @returns no promise where it need not wait */
function requireRates(limits: RateLimits, address: string, route: string | undefined): void | Promise<void> {
  // The webhook counts those whom it refuses.
  if (route === EVENT_WEBHOOK_PATH) return undefined;
  const limited = limits.ofAddress(address);
  if (!isSignIn(route)) return limited;
  return limited ? limited.then(() => limits.ofSignIn(address)) : limits.ofSignIn(address);
}

/** By the route: an address can be written in many ways. */
function isSignIn(route = ''): boolean {
  return route.startsWith('/api/sign-in/') && route !== '/api/sign-in/options';
}
