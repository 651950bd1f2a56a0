import { Catch, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@switchboard/node-kit';
import type { HttpReply, HttpRequest } from './http.ts';
import { problemOf, toProblemDetails, type Problem } from './problem.ts';
import type { RouteTable } from './route-table.ts';

/** Turns everything that is thrown into `application/problem+json`. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  readonly #log: Logger;
  readonly #routes: RouteTable;

  constructor(log: Logger, routes: RouteTable) {
    this.#log = log;
    this.#routes = routes;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<HttpRequest>();
    const reply = http.getResponse<HttpReply>();
    if (reply.sent) return;
    const problem =
      error instanceof NotFoundException
        ? this.#noRoute(request, reply)
        : (problemOf(error) ?? this.#unexpected(error));
    if (problem.status >= 500)
      this.#log.warn({ err: error, correlationId: request.id, code: problem.code }, 'request failed');
    if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', problem.retryAfterSeconds);
    reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(toProblemDetails(problem, request));
  }

  #noRoute(request: HttpRequest, reply: HttpReply): Problem {
    const path = request.url.split('?', 1)[0]!.slice(0, 200);
    const methods = this.#routes.methodsOf(path);
    if (methods.length === 0) {
      return { status: 404, code: 'http/no-such-route', detail: `There is nothing at ${path}.` };
    }
    reply.header('allow', methods.join(', '));
    const detail = `${path} does not take ${request.method}; it takes ${methods.join(', ')}.`;
    return { status: 405, code: 'http/method-not-allowed', detail };
  }

  #unexpected(error: unknown): Problem {
    this.#log.error({ err: error }, 'unexpected error');
    return {
      status: 500,
      code: 'internal/unexpected',
      detail: 'Something went wrong on our side. Quote the correlation id when you report it.',
    };
  }
}
