import { describe, expect, it } from 'vitest';
import type { SpanStart, Tracer } from '../kernel/ports/tracer.ts';
import type { BoundOperation } from '../kernel/service.ts';
import { startEmulator } from '../index.ts';
import { beginExchange, type Exchange } from './exchange.ts';
import { traceExchange } from './trace-exchange.ts';

/** Keeps what it is told. */
class RecordingTracer implements Tracer {
  readonly spans: { start: SpanStart; attributes: Record<string, unknown>; failure: string | undefined }[] =
    [];

  current(): undefined {
    return undefined;
  }

  trace: Tracer['trace'] = (start, work) => {
    const attributes: Record<string, unknown> = { ...start.attributes };
    const span = { start, attributes, failure: undefined as string | undefined };
    this.spans.push(span);
    return work({
      traceparent: '',
      set: (more) => void Object.assign(attributes, more),
      fail: (type) => (span.failure = type),
    });
  };
}

const operation = {
  id: 'ChatThread_GetChatThreadProperties',
  route: 'GET /chat/threads/{chatThreadId}',
} as BoundOperation;

async function traced(received: Partial<Exchange>, outcome: Partial<Exchange> = {}) {
  const exchange = beginExchange({
    method: 'GET',
    target: '/chat/threads/19:abc@thread.v2?api-version=2025-03-15',
    headers: { traceparent: 'of the caller' },
    body: new Uint8Array(),
    remoteAddress: '127.0.0.1',
    encrypted: false,
    route: { operation, missing: undefined, control: false },
    params: {},
    query: { 'api-version': '2025-03-15' },
    ...received,
  });
  const tracer = new RecordingTracer();
  await traceExchange(exchange, tracer, async () => void Object.assign(exchange, outcome));
  return tracer.spans;
}

describe('traceExchange', () => {
  it('names the operation, and how the caller was recognised but not who it was', async () => {
    const [span] = await traced(
      {},
      {
        authentication: 'user 8:acs:alice',
        principal: { kind: 'user', rawId: '8:acs:alice' } as Exchange['principal'],
        response: { status: 404, headers: { 'x-ms-error-code': 'NotFound' } },
      },
    );
    expect(span).toMatchObject({
      start: { name: operation.id, kind: 'server', parent: { traceparent: 'of the caller' } },
      attributes: {
        'http.route': '/chat/threads/{chatThreadId}',
        'http.response.status_code': 404,
        'acs.service': 'ChatThread',
        'acs.api_version': '2025-03-15',
        'acs.error_code': 'NotFound',
        'acs.authentication': 'user',
        'acs.faulted': false,
      },
      failure: undefined,
    });
    expect(JSON.stringify(span)).not.toMatch(/alice|19:abc/);
  });

  it('tells of refused callers without the reason, which may name them', async () => {
    const [span] = await traced({}, { authentication: 'refused: 8:acs:alice', response: { status: 401 } });
    expect(span?.attributes['acs.authentication']).toBe('refused');
  });

  it.each([
    ['503', { status: 503 }],
    ['dropped', { status: 0 }],
  ])('fails with %s', async (failure, response) => {
    expect((await traced({}, { response }))[0]).toMatchObject({ failure });
  });

  it('names what nobody knows by its method', async () => {
    const [span] = await traced(
      { route: undefined, target: '/nothing/8:acs:alice' },
      { response: { status: 404 } },
    );
    expect(span?.start.name).toBe('GET');
  });

  it.each([
    { target: '/_emulator/health' },
    { route: { operation, missing: undefined, control: true } },
    { method: 'OPTIONS' },
  ])('leaves out %o', async (received) => {
    expect(await traced(received)).toEqual([]);
  });
});

describe('openTelemetry', () => {
  it('keeps the emulator from starting when a variable is wrong', async () => {
    const openTelemetry = { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' };
    await expect(startEmulator({ openTelemetry })).rejects.toThrow(/OTEL_EXPORTER_OTLP_ENDPOINT must be/);
  });
});
