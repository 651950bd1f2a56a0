import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { AcsError } from '../kernel/acs-error.ts';
import type { BoundOperation } from '../kernel/service.ts';
import { beginExchange, type Exchange, type MissingOperation } from './exchange.ts';
import { rejectExchange, runPipeline } from './pipeline.ts';
import type { PipelinePorts } from './stage.ts';
import { buildRouteTable, findRoute, type FoundRoute } from './route-table.ts';
import { writeResponse } from './write-response.ts';

/** The data plane takes images of up to 4 MB; what takes more says so. */
const maximumBodyBytes = 4 * 1024 * 1024;

const noBody = new Uint8Array(0);
const nothingFound: FoundRoute = { route: undefined, params: {} };

/** Operations parse requests with their own schemas; without this Fastify would load two schema compilers. */
const neverCompile = () => () => {
  throw new Error('Fastify compiles no schemas here.');
};
const noSchemas = { buildValidator: neverCompile, buildSerializer: neverCompile };

/**
 * Routes requests and reads their bodies with Fastify, and answers them through the pipeline. Signatures cover the raw
 * bytes, so bodies are left as they are.
 */
export async function createHttpGateway(
  operations: readonly BoundOperation[],
  published: readonly MissingOperation[],
  ports: PipelinePorts,
): Promise<RequestListener> {
  const app = fastify({
    bodyLimit: maximumBodyBytes,
    exposeHeadRoutes: false,
    forceCloseConnections: false,
    return503OnClosing: false,
    schemaController: { compilersFactory: noSchemas },
    routerOptions: { caseSensitive: false, maxParamLength: 16_384 },
    frameworkErrors: (error, request, reply) => fail(request, reply, error),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  for (const entry of buildRouteTable(operations, published)) {
    app.route({
      method: entry.method,
      url: entry.path,
      bodyLimit: Math.max(maximumBodyBytes, entry.plain?.operation?.maximumBodyBytes ?? 0),
      handler: (request, reply) =>
        answer(request, reply, findRoute(entry, request.params as Record<string, string>)),
    });
  }
  app.setNotFoundHandler((request, reply) => answer(request, reply, nothingFound));
  app.setErrorHandler((error, request, reply) => fail(request, reply, error));

  async function answer(request: FastifyRequest, reply: FastifyReply, found: FoundRoute): Promise<void> {
    reply.hijack();
    const exchange = receive(request, found);
    await runPipeline(exchange, ports);
    await writeResponse(reply.raw, exchange, ports.logger);
  }

  function fail(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
    reply.hijack();
    const exchange = receive(request, nothingFound);
    rejectExchange(exchange, ports, translate(error, request.routeOptions?.bodyLimit));
    void writeResponse(reply.raw, exchange, ports.logger);
    request.raw.resume();
  }

  await app.ready();
  return (request: IncomingMessage, response: ServerResponse) => app.routing(request, response);
}

function receive(request: FastifyRequest, { route, params }: FoundRoute): Exchange {
  const { raw } = request;
  return beginExchange({
    method: raw.method ?? 'GET',
    target: raw.url ?? '/',
    headers: raw.headers as Record<string, string>,
    body: request.body instanceof Uint8Array ? request.body : noBody,
    remoteAddress: raw.socket.remoteAddress ?? '',
    encrypted: 'encrypted' in raw.socket,
    route,
    params,
    query: (request.query ?? {}) as Record<string, string>,
  });
}

const codes: Readonly<Record<number, string>> = {
  404: 'NotFound',
  414: 'UriTooLong',
  415: 'UnsupportedMediaType',
};

/** What Fastify refuses before a handler runs is always the client's mistake. */
function translate(error: unknown, bodyLimit = maximumBodyBytes): unknown {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const limit = `${Math.floor(bodyLimit / 1024 / 1024)} MB`;
    return new AcsError(
      413,
      'RequestEntityTooLarge',
      `The request body is too large; the limit is ${limit}.`,
    );
  }
  if (statusCode === undefined || statusCode >= 500 || statusCode < 400) return error;
  return new AcsError(statusCode, codes[statusCode] ?? 'BadRequest', message ?? 'Bad request.');
}
