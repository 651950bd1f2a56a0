import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { TracedSpan } from '@switchboard/tracing';
import type { ActiveSession } from '../sessions/session.ts';
import { sessionRequired } from '../sessions/session.errors.ts';

/** The part of the server's request that this service uses. */
export interface HttpRequest {
  /** The correlation id. */
  readonly id: string;
  readonly method: string;
  readonly url: string;
  /** The address of the browser, by the word of trusted proxies. */
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly routeOptions?: { readonly url?: string | undefined };
  /** Set by the session guard. */
  session?: ActiveSession;
  /** When the service is traced. */
  span?: TracedSpan;
}

export interface HttpReply {
  readonly sent: boolean;
  status(code: number): HttpReply;
  header(name: string, value: string | number | string[]): HttpReply;
  getHeader(name: string): number | string | string[] | undefined;
  send(body?: unknown): HttpReply;
  redirect(url: string, code?: number): HttpReply;
}

/** The session of the request, in handlers that need one. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): ActiveSession => {
  const { session } = context.switchToHttp().getRequest<HttpRequest>();
  if (!session) throw sessionRequired();
  return session;
});

export function headerOf(request: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
