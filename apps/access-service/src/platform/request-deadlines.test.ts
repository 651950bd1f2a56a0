import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestDeadlines } from './request-deadlines.ts';

const adapter = () => new FastifyAdapter().getInstance();
let deadlines: RequestDeadlines;
let server: ReturnType<typeof adapter>;

/** Tells that a handler runs, and lets it go on. */
const running = { count: 0, goOn: () => {} };

beforeEach(() => {
  deadlines = new RequestDeadlines(20);
  running.count = 0;
  server = adapter();
  server.addHook('onRequest', (_, reply, done) => {
    deadlines.watch(reply);
    done();
  });
  server.addHook('onResponse', (_, reply, done) => {
    deadlines.release(reply);
    done();
  });
  server.get('/slow', async (_, reply) => {
    running.count += 1;
    await new Promise<void>((resolve) => (running.goOn = resolve));
    return reply.sent ? reply : 'done';
  });
  server.get('/begun', (_, reply) => {
    reply.raw.writeHead(200);
    reply.raw.write('first part');
  });
  server.get('/quick', () => 'done');
});
afterEach(async () => {
  running.goOn();
  deadlines[Symbol.dispose]();
  await server.close();
});

describe('RequestDeadlines', () => {
  it('503 when the handler does not come to an end', async () => {
    const answer = await server.inject('/slow');
    expect(answer.statusCode).toBe(503);
  });

  it('an answer that has begun is cut', async () => {
    const url = await server.listen();
    const answer = await fetch(`${url}/begun`);
    await expect(answer.text()).rejects.toThrow();
  });

  it('leaves alone what is within its time, and what was answered', async () => {
    deadlines[Symbol.dispose]();
    deadlines = new RequestDeadlines(1e9);
    const slow = server.inject('/slow');
    await vi.waitFor(() => expect(running.count).toBe(1), { timeout: 20_000 });
    expect((await server.inject('/quick')).body).toBe('done');
    deadlines.endOverdue();
    running.goOn();
    expect((await slow).body).toBe('done');
  });
});
