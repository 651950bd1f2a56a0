// eslint-disable-next-line @nx/enforce-module-boundaries -- tests need a receiver, the service does not
import { TraceReceiver } from '@switchboard/dev-env';
import { createTracingOptions, startTracing, type TracedSpan, type Tracing } from '@switchboard/tracing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SystemClock } from '../platform/clock.ts';
import { EventIngest } from './event-ingest.ts';
import { EventTraces } from './event-traces.ts';

const WAIT = { timeout: 20_000 };

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

const begin = () => tracing.begin({ name: 'POST', kind: 'server', parent: 'none' });
const linkTo = ({ fields }: TracedSpan) => ({ traceId: fields.trace_id, spanId: fields.span_id });
const newEvent = (eventId: string) => {
  return { eventId, type: 'Test', subject: '', eventTime: new Date(), data: '{}' };
};

describe('EventTraces', () => {
  it('shows a statement in the trace of a request that waits for it, with links to the others that do', async () => {
    const held = Promise.withResolvers<void>();
    const written: { ids: string[]; traceId: string | undefined }[] = [];
    const inbox = {
      async add(events: readonly { eventId: string }[]) {
        const traceId = tracing.current()?.fields.trace_id;
        written.push({ ids: events.map(({ eventId }) => eventId), traceId });
        await held.promise;
        return events.length;
      },
    };
    const ingest = new EventIngest(inbox, new SystemClock(), () => {}, new EventTraces(tracing));
    const [first, second, third] = [begin(), begin(), begin()];
    const bring = (span: TracedSpan, id: string) => tracing.within(span, () => ingest.add([newEvent(id)]));
    const brought = [bring(first, 'a')];
    await vi.waitFor(() => expect(written).toHaveLength(1), WAIT);
    brought.push(bring(second, 'b'), bring(third, 'c'));
    held.resolve();
    await Promise.all(brought);
    expect(written).toEqual([
      { ids: ['a'], traceId: first.fields.trace_id },
      { ids: ['b', 'c'], traceId: second.fields.trace_id },
    ]);
    await ingest.add([newEvent('d')]);
    expect(written.at(-1)).toEqual({ ids: ['d'], traceId: undefined });
    const shared = await vi.waitFor(
      () => receiver.spans.find(({ name }) => name === 'write events') ?? expect.fail('It has not come yet.'),
      WAIT,
    );
    expect(shared).toMatchObject({ parentSpanId: second.fields.span_id, links: [linkTo(third)] });
  });
});
