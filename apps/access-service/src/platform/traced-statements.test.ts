import { createTracingOptions, startTracing } from '@switchboard/tracing';
import { describe, expect, it } from 'vitest';
import { summaryOf, traceStatements } from './traced-statements.ts';

describe('traceStatements', () => {
  it.each([
    ['is a span of its own in a trace that is kept', 'always_on', true],
    ['is none in one that is not', 'always_off', false],
  ] as const)('a statement %s', async (_, OTEL_TRACES_SAMPLER, isSpan) => {
    const nowhere = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_EXPORTER_OTLP_TIMEOUT: 500 };
    const env = { ...nowhere, OTEL_TRACES_SAMPLER };
    const silent = { onUnreachable: () => undefined, onReachable: () => undefined };
    const tracing = await startTracing(createTracingOptions(env, 'test')!, undefined, silent);
    const run = () => Promise.resolve(tracing.current());
    const request = tracing.begin({ name: 'GET', kind: 'server', parent: 'none' });
    const statement = await tracing.within(request, () => traceStatements(tracing)('SELECT 1', run));
    expect(statement!.fields.trace_id).toBe(request.fields.trace_id);
    expect(statement!.fields.span_id !== request.fields.span_id).toBe(isSpan);
    await tracing.stop();
  });
});

describe('summaryOf', () => {
  it.each([
    ['SELECT "public"."users"."id" FROM "public"."users" WHERE "id" = $1', 'SELECT users'],
    ['INSERT INTO "public"."audit_entries" ("id") VALUES ($1)', 'INSERT audit_entries'],
    ['UPDATE "public"."sms_messages" SET "state" = $1', 'UPDATE sms_messages'],
    ['\n      DELETE FROM inbox_events WHERE id IN (SELECT id FROM inbox_events)', 'DELETE inbox_events'],
    ['SELECT name FROM pgboss.queue', 'SELECT pgboss.queue'],
    ['BEGIN', 'BEGIN'],
  ])('of %s is %s', (statement, summary) => {
    expect(summaryOf(statement)).toBe(summary);
  });
});
