import { accessServiceUrl } from './access-service-url.ts';
import { forwardedHeaders, removeForwardedHeaders } from './forwarded-headers.ts';

/** Belong to one connection, not to the message. @see RFC 9110, 7.6.1 */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Passes a request of the browser on to the access service and streams the answer back. The service thereby shares the
 * page's origin: its cookies are first-party and need no CORS.
 */
export async function forwardRequest(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const correlationId = request.headers.get('x-correlation-id') ?? crypto.randomUUID();
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null;
  try {
    const answer = await fetch(`${accessServiceUrl()}${url.pathname}${url.search}`, {
      method: request.method,
      headers: requestHeaders(request, correlationId),
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
      ...(hasBody ? { body: request.body, duplex: 'half' } : {}),
    } as RequestInit);
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer) });
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    return unreachable(correlationId);
  }
}

function requestHeaders(request: Request, correlationId: string): Headers {
  const headers = new Headers(request.headers);
  for (const name of [...hopByHop, 'host', 'content-length']) headers.delete(name);
  removeForwardedHeaders(headers);
  for (const [name, value] of Object.entries(forwardedHeaders(request.headers))) headers.set(name, value);
  headers.set('accept-encoding', 'identity');
  headers.set('x-correlation-id', correlationId);
  return headers;
}

function answerHeaders(answer: Response): Headers {
  const headers = new Headers(answer.headers);
  for (const name of [...hopByHop, 'content-encoding', 'content-length', 'set-cookie']) headers.delete(name);
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}

function unreachable(correlationId: string): Response {
  const problem = {
    type: 'about:blank',
    title: 'The access service cannot be reached.',
    status: 503,
    detail: 'The web client is up, but its access service does not answer. Try again in a moment.',
    code: 'network/access-service-unreachable',
    correlationId,
  };
  return Response.json(problem, {
    status: 503,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'retry-after': '2',
      'x-correlation-id': correlationId,
    },
  });
}
