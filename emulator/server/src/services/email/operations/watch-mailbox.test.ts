import { describe, expect, it } from 'vitest';
import type { EmailSummary, EmailView } from '../email-view.ts';
import { alice, createEmailHarness } from '../testing/email-harness.ts';

const slow = 'slow@emulator.test';

describe('Emulator_WaitForEmail', () => {
  const id = 'Emulator_WaitForEmail';

  async function createWaitingHarness() {
    const harness = await createEmailHarness();
    const wait = (query: Record<string, string>) =>
      harness.call<EmailView>(id, { query: { timeout: '20', ...query } });
    return { ...harness, wait };
  }

  it('200 at once with an e-mail that came before', async () => {
    const { sendAndDeliver, wait } = await createWaitingHarness();
    const first = await sendAndDeliver(alice);
    await sendAndDeliver(alice, { content: { subject: 'Another', plainText: '123456' } });
    expect((await wait({ to: alice })).body).toMatchObject({ id: first.id, text: 'How are you?' });
    expect((await wait({ match: '123456' })).body.subject).toBe('Another');
    expect((await wait({ to: alice, since: String(first.sequence) })).body.subject).toBe('Another');
  });

  it('200 as soon as one comes that fits, also when its recipient is slow', async () => {
    const { clock, send, sendAndDeliver, wait } = await createWaitingHarness();
    const waiting = wait({ to: slow, subject: 'hell' });
    await sendAndDeliver(alice);
    await send([alice, slow]);
    await clock.advance(30_000);
    const { body } = await waiting;
    expect(body.recipients.map(({ status }) => status)).toEqual(['Delivered', 'Delivered']);
  });

  it('204 when the time is up, or the emulator is reset', async () => {
    const { service, wait } = await createWaitingHarness();
    expect((await wait({ to: alice, timeout: 'PT0S' })).status).toBe(204);
    const waiting = wait({ to: alice });
    await new Promise(setImmediate);
    await service.stop?.();
    expect((await waiting).status).toBe(204);
  });

  it.each([{}, { to: alice, timeout: '601' }, { to: alice, timeout: 'x' }, { match: '' }])(
    '400 for %j',
    async (query) => {
      const { failure } = await createEmailHarness();
      expect(await failure(id, { query: query as Record<string, string> })).toMatchObject({ status: 400 });
    },
  );
});

describe('Emulator_StreamEmails', () => {
  const id = 'Emulator_StreamEmails';

  async function createStreamingHarness() {
    const harness = await createEmailHarness();
    async function open(query: Record<string, string> = {}, headers: Record<string, string> = {}) {
      const { body } = await harness.call<AsyncIterableIterator<string>>(id, { query, headers });
      let text = (await body.next()).value as string;
      return {
        body,
        /** What was written so far as `<event> <subject>`, once there are `count`. */
        async events(count: number): Promise<string[]> {
          for (;;) {
            const found = [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, name, data]) =>
              `${name} ${(JSON.parse(data!) as EmailSummary).subject ?? ''}`.trim(),
            );
            if (found.length >= count) return found;
            text += (await body.next()).value;
          }
        },
      };
    }
    return { ...harness, open };
  }

  it('200 with what arrives, changes and is deleted from now on', async () => {
    const { call, clock, open, send, sendAndDeliver } = await createStreamingHarness();
    await sendAndDeliver(alice);
    const stream = await open();
    await send([alice, slow], { content: { subject: 'Slow', plainText: '' } });
    await clock.advance(30_000);
    await call('Emulator_DeleteEmails');
    expect(await stream.events(3)).toEqual(['email Slow', 'change Slow', 'clear']);
  });

  it('200 from a sequence on, or from where the reader was', async () => {
    const { open, sendAndDeliver } = await createStreamingHarness();
    const { sequence } = await sendAndDeliver(alice);
    await sendAndDeliver(alice, { content: { subject: 'two', plainText: '' } });
    const since = await open({ since: String(sequence) });
    const resumed = await open({ since: '0' }, { 'last-event-id': String(sequence) });
    await sendAndDeliver(alice, { content: { subject: 'three', plainText: '' } });
    expect(await since.events(2)).toEqual(['email two', 'email three']);
    expect(await resumed.events(2)).toEqual(['email two', 'email three']);
  });

  it('200 until the emulator is reset, 400 for what is no sequence', async () => {
    const { failure, open, service } = await createStreamingHarness();
    const { body } = await open();
    await service.stop?.();
    expect((await body.next()).value).toContain('event: end');
    expect((await body.next()).done).toBe(true);
    expect(await failure(id, { query: { since: 'x' } })).toMatchObject({ status: 400 });
    expect(await failure(id, { headers: { 'last-event-id': 'x' } })).toMatchObject({ status: 400 });
  });
});

describe('Emulator_ShowMailboxPage', () => {
  it('200 with a page that runs its own script and nothing else, and another nonce each time', async () => {
    const { call } = await createEmailHarness();
    const show = () => call<Uint8Array>('Emulator_ShowMailboxPage');
    const { headers, body } = await show();
    const html = new TextDecoder().decode(body);
    const policy = headers?.['content-security-policy'] ?? '';
    const nonce = /script-src 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect([...html.matchAll(/<(script|style) nonce="([\w-]+)"/g)].map(([, , found]) => found)).toEqual([
      nonce,
      nonce,
    ]);
    expect(html).not.toMatch(/https?:|innerHTML|insertAdjacentHTML|srcdoc| on\w+=/);
    expect(html).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect((await show()).headers?.['content-security-policy']).not.toBe(policy);
  });
});
