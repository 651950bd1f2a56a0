import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTracing } from './start-tracing.ts';
import type { TracingOptions } from './tracing-options.ts';

const WAIT = { timeout: 20_000 };

/** Headers of what was asked for, by path. */
const seen = new Map<string, IncomingHttpHeaders>();
let status = 200;
const server = createServer((incoming, reply) => {
  seen.set(incoming.url!, incoming.headers);
  incoming.resume().on('end', () => reply.writeHead(status).end());
});
let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function start(overrides: Partial<TracingOptions> = {}) {
  const reports = { onUnreachable: vi.fn(), onReachable: vi.fn() };
  const options: TracingOptions = {
    url: `${origin}/v1/traces`,
    sampler: 'parentbased_always_on',
    ratio: 1,
    resource: { 'service.name': 'test', 'service.version': '0' },
    timeoutMs: 10_000,
    delayMs: 5,
    ...overrides,
  };
  const tracing = await startTracing(options, 'x-key=a%20key', reports);
  return { tracing, reports, [Symbol.asyncDispose]: () => tracing.stop() };
}

const work = { name: 'work', kind: 'consumer', parent: 'none' } as const;

function get(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, (answer) => void answer.resume().on('end', resolve))
      .on('error', reject)
      .end();
  });
}

describe('startTracing', () => {
  it("gives what is sent for a span its trace, by both of Node's clients, and nothing else", async () => {
    await using bed = await start();
    bed.tracing.traceOutgoingRequests();
    const given = { traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`, tracestate: 'vendor=1' };
    await bed.tracing.trace({ ...work, parent: given }, async () => {
      await get('/by-http');
      await fetch(`${origin}/by-fetch`, { headers: { traceparent: 'of-somebody-else' } });
    });
    await fetch(`${origin}/for-nothing`);
    for (const path of ['/by-http', '/by-fetch']) {
      expect(seen.get(path)).toMatchObject({
        traceparent: expect.stringMatching(/^00-1{32}-(?!2{16})[0-9a-f]{16}-01$/) as string,
        tracestate: 'vendor=1',
      });
    }
    expect(seen.get('/for-nothing')).not.toHaveProperty('traceparent');
  });

  it('sends with the headers that were given, and no trace of its own', async () => {
    await using bed = await start();
    bed.tracing.traceOutgoingRequests();
    seen.delete('/v1/traces');
    await bed.tracing.trace(work, async () => {});
    await vi.waitFor(() => expect(seen.get('/v1/traces')).toMatchObject({ 'x-key': 'a key' }), WAIT);
    expect(seen.get('/v1/traces')).not.toHaveProperty('traceparent');
  });

  it('tells once that the receiver cannot be reached, and once that it can again', async () => {
    await using bed = await start();
    status = 400;
    for (let sent = 0; sent < 2; sent += 1) {
      seen.delete('/v1/traces');
      expect(await bed.tracing.trace(work, async () => 'done')).toBe('done');
      await vi.waitFor(() => expect(seen.has('/v1/traces')).toBe(true), WAIT);
    }
    await vi.waitFor(() => expect(bed.reports.onUnreachable.mock.calls).toEqual([['it answers 400']]), WAIT);
    status = 200;
    await bed.tracing.trace(work, async () => {});
    await vi.waitFor(() => expect(bed.reports.onReachable).toHaveBeenCalledOnce(), WAIT);
  });

  it('names why a connection fails', async () => {
    // Too short for a second attempt.
    await using bed = await start({ url: 'http://127.0.0.1:1/v1/traces', timeoutMs: 700 });
    await bed.tracing.trace(work, async () => {});
    await vi.waitFor(() => expect(bed.reports.onUnreachable.mock.calls).toEqual([['ECONNREFUSED']]), WAIT);
  });

  it('sends nothing of traces that are not sampled, and hands that on', async () => {
    await using bed = await start({ sampler: 'always_off' });
    bed.tracing.traceOutgoingRequests();
    await bed.tracing.trace(work, (span) => {
      expect(span.isSampled).toBe(false);
      return get('/unsampled');
    });
    expect(seen.get('/unsampled')?.['traceparent']).toMatch(/-00$/);
  });

  it('leaves out what a framework does for nobody', async () => {
    await using bed = await start();
    await bed.tracing.trace({ ...work, kind: 'internal' }, async (span) => {
      expect(span.traceparent).toMatch(/-00$/);
    });
  });

  it('throws what the work throws, and belongs to no span afterwards', async () => {
    await using bed = await start();
    const failure = new RangeError('+14255550123 is no number');
    await expect(bed.tracing.trace(work, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(bed.tracing.current()).toBeUndefined();
  });
});
