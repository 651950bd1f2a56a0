import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as HeaderWebSocket } from 'ws';
import { startRealTimeBed } from './support/real-time-bed.ts';
import { sampleMessage } from './support/sample-events.ts';
import { eventually } from './support/eventually.ts';

let bed: Awaited<ReturnType<typeof startRealTimeBed>>;
beforeAll(async () => {
  bed = await startRealTimeBed();
});
afterAll(async () => {
  await bed.stop();
  await bed.removeFiles();
});

const path = '/_emulator/events/stream';

async function* readLines(response: Response): AsyncGenerator<string> {
  let rest = '';
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

describe('GET /_emulator/events/stream', () => {
  it('streams to fetch, and resumes with Last-Event-ID', async () => {
    const ann = bed.userId();
    const first = await fetch(`${bed.httpEndpoint}${path}?user=${encodeURIComponent(ann)}`);
    expect(first.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const lines = readLines(first);
    const lineStartingWith = async (start: string) => {
      for await (const line of lines) if (line.startsWith(start)) return line.slice(start.length);
      throw new Error('The stream ended.');
    };
    bed.publish(sampleMessage([ann], { content: 'one' }));
    const id = await lineStartingWith('id: ');
    await lines.return(undefined);
    bed.publish(sampleMessage([ann], { content: 'two' }));

    const headers = { 'last-event-id': id };
    const second = await fetch(`${bed.httpEndpoint}${path}?user=${encodeURIComponent(ann)}`, { headers });
    for await (const line of readLines(second))
      if (line.startsWith('data: ')) {
        expect(JSON.parse(line.slice(6))).toMatchObject({ data: { message: 'two' } });
        break;
      }
  });

  it('streams to a websocket', async () => {
    const ann = bed.userId();
    const socket = new WebSocket(`${bed.httpEndpoint.replace('http', 'ws')}${path}?type=chatMessageReceived`);
    const received: unknown[] = [];
    socket.onmessage = ({ data }) => received.push(JSON.parse(String(data)));
    await new Promise((resolve) => (socket.onopen = resolve));
    await eventually(() => {
      bed.publish(sampleMessage([ann]));
      return received.length;
    }).toBeGreaterThan(0);
    expect(received[0]).toMatchObject({ type: 'chatMessageReceived', recipients: [ann] });
    socket.close();
  });

  it('is closed to web pages of other origins, in both forms', async () => {
    const origin = 'https://evil.example';
    expect((await fetch(bed.httpEndpoint + path, { headers: { origin } })).status).toBe(403);
    const socket = new HeaderWebSocket(`${bed.httpEndpoint.replace('http', 'ws')}${path}`, { origin });
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('403');
  });

  it('400 and 401 as JSON errors', async () => {
    const unknown = await fetch(`${bed.httpEndpoint}${path}?type=nothing`);
    expect(unknown.status).toBe(400);
    expect(await unknown.json()).toMatchObject({
      error: { message: expect.stringContaining('chatMessageReceived') },
    });
    const headers = { authorization: 'Bearer nonsense' };
    expect((await fetch(bed.httpEndpoint + path, { headers })).status).toBe(401);
  });
});
