import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handset, startSmsBed, tollFree } from './support/sms-bed.ts';

let bed: Awaited<ReturnType<typeof startSmsBed>>;
beforeAll(async () => {
  bed = await startSmsBed();
});
afterAll(() => bed.stop());

describe('the handset', () => {
  it('shows its page, and follows a conversation', async () => {
    const page = await fetch(`${bed.emulator.endpoint}/_emulator/handset`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const ending = new AbortController();
    const stream = await fetch(
      `${bed.emulator.endpoint}/_emulator/sms/stream?number=${encodeURIComponent(handset)}`,
      { signal: ending.signal },
    );
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    await bed.write('Hello');
    let text = '';
    while (!text.includes('"message":"Hello"')) text += (await reader.read()).value;
    ending.abort();
    expect(text).toContain(`"to":"${tollFree}"`);
  });

  it.each(['handset', 'sms/messages', 'sms/handsets', 'sms/wait?to=1', 'sms/stream?number=1'])(
    'keeps pages of other origins out of %s',
    async (path) => {
      const headers = { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' };
      expect((await bed.control(path, { headers })).status).toBe(403);
    },
  );

  it('keeps pages of other origins from writing', async () => {
    const headers = { origin: 'https://example.com', 'content-type': 'text/plain' };
    const body = JSON.stringify({ from: handset, to: tollFree, message: 'Hello' });
    expect((await bed.control('sms/inbound', { method: 'POST', headers, body })).status).toBe(403);
  });
});
