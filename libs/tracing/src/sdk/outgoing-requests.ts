import diagnostics from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { context } from '@opentelemetry/api';
import { isTracingSuppressed } from '@opentelemetry/core';
import { errorTypeOf } from '../error-type.ts';
import type { TracedSpan, Tracing } from '../tracing.ts';
import { urlTemplate } from '../url-template.ts';

/** What undici tells of a request. @see https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
interface FetchRequest {
  readonly origin: string | URL;
  readonly method: string;
  readonly path: string;
  /** Names and values in turn. */
  readonly headers?: unknown;
  addHeader(name: string, value: string): void;
}

type Message = Record<string, unknown>;

/**
 * Node tells by itself of the requests that its two HTTP clients send: `node:http`, which the Azure SDKs use, and `fetch`. So
 * no module has to be patched. Only what is sent for a span of this service becomes one.
 * @returns ends it
 */
export function subscribeToOutgoingRequests(tracing: Pick<Tracing, 'begin' | 'current'>): () => void {
  const underWay = new WeakMap<object, TracedSpan>();
  const isWanted = () => tracing.current() !== undefined && !isTracingSuppressed(context.active());
  const end = (request: object, failure?: unknown) => {
    const span = underWay.get(request);
    if (!span) return;
    underWay.delete(request);
    if (failure !== undefined) span.fail(errorTypeOf(failure));
    span.end();
  };
  const answered = (request: object, status: number) => {
    const span = underWay.get(request);
    span?.set({ 'http.response.status_code': status });
    if (status >= 400) span?.fail(String(status));
  };

  const handlers: Record<string, (message: Message) => void> = {
    'http.client.request.created': (message) => {
      const request = message['request'] as ClientRequest;
      if (!isWanted() || request.headersSent) return;
      const origin = URL.parse(
        `${request.protocol}//${request.getHeader('host')?.toString() ?? request.host}`,
      );
      const span = tracing.begin(describe(request.method, origin, request.path));
      underWay.set(request, span);
      for (const [name, value] of headersOf(span)) request.setHeader(name, value);
      request.once('close', () => end(request));
    },
    'http.client.response.finish': (message) => {
      const { statusCode } = message['response'] as IncomingMessage;
      answered(message['request'] as object, statusCode ?? 0);
    },
    'http.client.request.error': (message) => end(message['request'] as object, message['error']),
    'undici:request:create': (message) => {
      const request = message['request'] as FetchRequest;
      if (!isWanted()) return;
      const span = tracing.begin(describe(request.method, URL.parse(String(request.origin)), request.path));
      underWay.set(request, span);
      for (const [name, value] of headersOf(span)) setFetchHeader(request, name, value);
    },
    'undici:request:headers': (message) => {
      const { statusCode } = message['response'] as { statusCode: number };
      answered(message['request'] as object, statusCode);
    },
    'undici:request:trailers': (message) => end(message['request'] as object),
    'undici:request:error': (message) => end(message['request'] as object, message['error']),
  };
  const entries = Object.entries(handlers).map(
    ([channel, handler]) => [channel, (message: unknown) => handler(message as Message)] as const,
  );
  for (const [channel, handler] of entries) diagnostics.subscribe(channel, handler);
  return () => {
    for (const [channel, handler] of entries) diagnostics.unsubscribe(channel, handler);
  };
}

/** @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client, without the address: it may name people */
function describe(method: string, origin: URL | null, path: string) {
  const template = urlTemplate(path);
  return {
    name: `${method} ${template}`,
    kind: 'client',
    attributes: {
      'http.request.method': method,
      'server.address': origin?.hostname,
      'server.port': origin === null ? undefined : portOf(origin),
      'url.scheme': origin?.protocol.replace(':', ''),
      'url.template': template,
    },
  } as const;
}

function headersOf({ traceparent, tracestate }: TracedSpan): [string, string][] {
  return [
    ['traceparent', traceparent],
    ...(tracestate ? [['tracestate', tracestate] as [string, string]] : []),
  ];
}

/** In the place of one that is there: two of them would be none. */
function setFetchHeader(request: FetchRequest, name: string, value: string): void {
  const headers = Array.isArray(request.headers) ? (request.headers as unknown[]) : [];
  const index = headers.findIndex((each, at) => at % 2 === 0 && String(each).toLowerCase() === name);
  if (index === -1) request.addHeader(name, value);
  else headers[index + 1] = value;
}

function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}
