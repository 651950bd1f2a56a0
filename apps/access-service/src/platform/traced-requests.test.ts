import { FastifyAdapter } from '@nestjs/platform-fastify';
// eslint-disable-next-line @nx/enforce-module-boundaries -- tests need a receiver, the service does not
import { TraceReceiver } from '@switchboard/dev-env';
import { createTracingOptions, startTracing, type Tracing } from '@switchboard/tracing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HttpRequest } from './http.ts';
import { toProblemDetails } from './problem.ts';
import { traceRequests } from './traced-requests.ts';

const [traceId, spanId] = ['a'.repeat(32), 'b'.repeat(16)];
const headers = { traceparent: `00-${traceId}-${spanId}-01` };
let receiver: TraceReceiver;
let tracing: Tracing;
beforeAll(async () => {
  receiver = await TraceReceiver.start();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, OTEL_BSP_SCHEDULE_DELAY: 5 };
  const silent = { onUnreachable: () => undefined, onReachable: () => undefined };
  tracing = await startTracing(createTracingOptions(env, 'test')!, undefined, silent);
});
afterAll(async () => {
  await tracing.stop();
  await receiver[Symbol.asyncDispose]();
});

/** Answers with the trace that the handler finds itself in, or with a problem. */
async function serve(trustedProxies: readonly string[]) {
  const server = new FastifyAdapter().getInstance();
  traceRequests(server, tracing, trustedProxies);
  server.post('/things/:thingId', () => tracing.current()?.fields);
  server.get('/broken', (request, reply) => {
    const problem = toProblemDetails(
      { status: 503, code: 'things/away', detail: '' },
      request as HttpRequest,
    );
    return reply.status(503).send(problem);
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return { url, [Symbol.asyncDispose]: () => server.close() };
}

const spanOf = (fields: { trace_id?: string; traceId?: string }) =>
  vi.waitFor(
    () => {
      const own = fields.trace_id ?? fields.traceId;
      return receiver.spans.find((span) => span.traceId === own) ?? expect.fail('It has not come yet.');
    },
    { timeout: 20_000 },
  );

describe('traceRequests', () => {
  it('goes on with the trace of a trusted proxy, also in handlers of requests with a body', async () => {
    await using service = await serve(['loopback']);
    const body = JSON.stringify({ name: 'x'.repeat(50_000) });
    const answer = await fetch(`${service.url}/things/8:acs:1?secret=2`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    const fields = (await answer.json()) as { trace_id: string };
    expect(fields.trace_id).toBe(traceId);
    const span = await spanOf(fields);
    expect(span).toMatchObject({ name: 'POST /things/{thingId}', parentSpanId: spanId, isError: false });
    expect(JSON.stringify(span)).not.toMatch(/8:acs|secret/);
  });

  it('begins another one for anybody else, linked to theirs', async () => {
    await using service = await serve(['10.0.0.1']);
    const answer = await fetch(`${service.url}/things/1`, { method: 'POST', headers });
    const fields = (await answer.json()) as { trace_id: string };
    expect(fields.trace_id).not.toBe(traceId);
    expect(await spanOf(fields)).toMatchObject({ parentSpanId: '', links: [{ traceId, spanId }] });
  });

  it('names the trace in a problem, and the problem in the trace', async () => {
    await using service = await serve([]);
    const problem = (await (await fetch(`${service.url}/broken`)).json()) as { traceId: string };
    expect(await spanOf(problem)).toMatchObject({
      isError: true,
      attributes: { 'switchboard.problem': 'things/away', 'error.type': '503' },
    });
  });
});
