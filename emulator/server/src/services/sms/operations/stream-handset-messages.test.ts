import { describe, expect, it } from 'vitest';
import { createSmsHarness, geographic, handset } from '../testing/sms-harness.ts';

const id = 'Emulator_StreamHandsetMessages';

function createStreamingHarness() {
  const harness = createSmsHarness();
  async function open(query: Record<string, string> = {}, headers: Record<string, string> = {}) {
    const {
      status,
      headers: sent,
      body,
    } = await harness.call<AsyncIterableIterator<string>>(id, {
      query: { number: handset, ...query },
      headers,
    });
    expect(status).toBe(200);
    expect(sent).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' });
    let text = (await body.next()).value as string;
    return {
      body,
      /** Messages so far, once there are `count`. */
      async messages(count: number): Promise<string[]> {
        for (;;) {
          const found = [...text.matchAll(/^data: (\{.*"message":.*)$/gm)].map(
            ([, data]) => (JSON.parse(data!) as { message: string }).message,
          );
          if (found.length >= count) return found;
          text += (await body.next()).value;
        }
      },
    };
  }
  return { ...harness, open };
}

describe(id, () => {
  it('200 with what the handset gets and writes from now on', async () => {
    const { open, send, write, clock } = createStreamingHarness();
    await write('before');
    const stream = await open();
    await send('one');
    await send('elsewhere', { to: '+14255550124' });
    await clock.advance(100);
    await write('two');
    expect(await stream.messages(2)).toEqual(['one', 'two']);
  });

  it('200 from a sequence on, or from where the reader was', async () => {
    const { open, write } = createStreamingHarness();
    const { sequence } = await write('one');
    await write('two');
    const since = await open({ since: String(sequence) });
    const resumed = await open({ since: '0' }, { 'last-event-id': String(sequence) });
    await write('three');
    expect(await since.messages(2)).toEqual(['two', 'three']);
    expect(await resumed.messages(2)).toEqual(['two', 'three']);
  });

  it('200 until the emulator is reset', async () => {
    const { open, service } = createStreamingHarness();
    const { body } = await open();
    await service.stop?.();
    expect((await body.next()).value).toContain('event: end');
    expect((await body.next()).done).toBe(true);
  });

  it.each([{ number: geographic }, { number: 'x' }, { number: handset, since: 'x' }])(
    '400 for %j',
    async (query) => {
      const { failure } = createSmsHarness();
      expect(await failure(id, { query: query as Record<string, string> })).toMatchObject({ status: 400 });
    },
  );

  it('400 for a Last-Event-ID that is none', async () => {
    const { failure } = createSmsHarness();
    const request = { query: { number: handset }, headers: { 'last-event-id': 'x' } };
    expect(await failure(id, request)).toMatchObject({ status: 400 });
  });
});
