import { describe, expect, it } from 'vitest';
import { readServerSentEvents, type ServerSentEvent } from './server-sent-events.ts';

/** As the network may cut it: byte by byte. */
function responseOf(text: string): Response {
  const bytes = new TextEncoder().encode(text);
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    }),
  );
}

describe('readServerSentEvents', () => {
  it('gives events in order, however they are cut, without comments and what is not an event', async () => {
    const text =
      'retry: 1000\n\nid: 1\nevent: message\ndata: {"a":"å"}\n\n: keep-alive\n\ndata: x\ndata: y\n\nid: 9\ndata: cut';
    const events: ServerSentEvent[] = [];
    for await (const event of readServerSentEvents(responseOf(text))) events.push(event);
    expect(events).toEqual([
      { id: '1', name: 'message', data: '{"a":"å"}' },
      { id: '', name: 'message', data: 'x\ny' },
    ]);
  });

  it('closes the stream of a reader who leaves', async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: () => void (cancelled = true),
    });
    for await (const { data } of readServerSentEvents(new Response(endless))) {
      expect(data).toBe('x');
      break;
    }
    await expect.poll(() => cancelled, { timeout: 20_000 }).toBe(true);
  });
});
