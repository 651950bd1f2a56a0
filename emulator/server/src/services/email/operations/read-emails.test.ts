import { describe, expect, it } from 'vitest';
import type { EmailView } from '../email-view.ts';
import { alice, createEmailHarness, trackingSender } from '../testing/email-harness.ts';

const html = '<p>Your <b>code</b> is 123456</p><a href="https://contoso.test/?a=1&amp;b=2">Go</a>';
const attachments = [
  { name: 'Menü "1".pdf', contentType: 'application/pdf', contentInBase64: 'JVBERg==' },
  { name: 'logo.png', contentType: 'image/png', contentInBase64: 'iVBORw0KGgo=', contentId: 'logo' },
];
const text = (body: unknown) => new TextDecoder().decode(body as Uint8Array);

describe('Emulator_ListEmails', () => {
  it('200 with what fits, the newest of it', async () => {
    const { list, sendAndDeliver } = await createEmailHarness();
    const first = await sendAndDeliver(alice);
    await sendAndDeliver('bob@example.com', { content: { subject: 'Your code', html } });
    const subjects = async (query: Record<string, string>) =>
      (await list(query)).map(({ subject }) => subject);
    expect(await subjects({})).toEqual(['Hello', 'Your code']);
    expect(await subjects({ to: 'ALICE@example.com' })).toEqual(['Hello']);
    expect(await subjects({ subject: 'CODE' })).toEqual(['Your code']);
    expect(await subjects({ match: '123456' })).toEqual(['Your code']);
    expect(await subjects({ match: 'bob@' })).toEqual(['Your code']);
    expect(await subjects({ from: 'news@tracking.test' })).toEqual([]);
    expect(await subjects({ since: String(first.sequence) })).toEqual(['Your code']);
    expect(await subjects({ since: '2026-01-31T12:00:00.150Z' })).toEqual(['Your code']);
    expect(await subjects({ limit: '1' })).toEqual(['Your code']);
    expect((await list({ subject: 'code' }))[0]?.preview).toBe('Your code is 123456 Go');
  });

  it.each([{ limit: '0' }, { since: 'x' }, { sender: 'x' }])('400 for %j', async (query) => {
    const { failure } = await createEmailHarness();
    expect(await failure('Emulator_ListEmails', { query: query as Record<string, string> })).toMatchObject({
      status: 400,
    });
  });
});

describe('Emulator_GetEmail', () => {
  it('200 with everything that the application gave', async () => {
    const { call, sendAndDeliver } = await createEmailHarness();
    const headers = { 'X-Order': '42', 'x-ms-acsemail-validate-message-id': 'true' };
    const replyTo = [{ address: 'help@contoso.test', displayName: 'Help' }];
    const content = { subject: 'Hello', plainText: 'Plain', html };
    const { id } = await sendAndDeliver(alice, { headers, replyTo, content, attachments });
    expect((await call('Emulator_GetEmail', { params: { id } })).body).toMatchObject({
      id,
      text: 'Plain',
      html,
      replyTo,
      headers: { 'X-Order': '42' },
      tracked: false,
      attachments: [{ sizeInBytes: 4 }, { sizeInBytes: 8, contentId: 'logo' }],
    });
  });

  it('404 for none, 400 for somebody else', async () => {
    const { failure, sendAndDeliver } = await createEmailHarness();
    expect(await failure('Emulator_GetEmail', { params: { id: 'x' } })).toMatchObject({ status: 404 });
    const { id } = await sendAndDeliver(alice);
    const query = { recipient: 'bob@example.com' };
    expect(await failure('Emulator_GetEmail', { params: { id }, query })).toMatchObject({ status: 400 });
  });
});

describe('Emulator_GetEmailAttachment', () => {
  it('200 with its bytes, to be saved and not to be shown', async () => {
    const { call, failure, sendAndDeliver } = await createEmailHarness();
    const { id } = await sendAndDeliver(alice, { attachments });
    const { headers, body } = await call('Emulator_GetEmailAttachment', { params: { id, index: '0' } });
    expect(text(body)).toBe('%PDF');
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''Men%C3%BC%20%221%22.pdf",
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const wrong = { params: { id, index: '2' } };
    expect(await failure('Emulator_GetEmailAttachment', wrong)).toMatchObject({ status: 404 });
  });
});

describe('Emulator_GetEmailHtml', () => {
  it('200 with the page of a frame', async () => {
    const { call, sendAndDeliver } = await createEmailHarness();
    const content = { subject: 'Hello', html: '<img src="cid:logo">' };
    const { id } = await sendAndDeliver(alice, { content, attachments });
    const { headers, body } = await call('Emulator_GetEmailHtml', { params: { id } });
    expect(text(body)).toContain('<img src="data:image/png;base64,iVBORw0KGgo=">');
    expect(headers?.['content-security-policy']).not.toMatch(/https?:/);
    const remote = await call('Emulator_GetEmailHtml', { params: { id }, query: { remote: 'true' } });
    expect(remote.headers?.['content-security-policy']).toContain('https:');
  });
});

describe('Emulator_GetEmailSource', () => {
  it('200 with a message that mail programs open', async () => {
    const { call, sendAndDeliver } = await createEmailHarness();
    const { id } = await sendAndDeliver(alice, { attachments });
    const { headers, body } = await call('Emulator_GetEmailSource', { params: { id } });
    expect(headers).toMatchObject({ 'content-type': 'message/rfc822' });
    expect(text(body)).toMatch(
      /^From: DoNotReply@contoso\.test\r\nTo: alice@example\.com\r\nSubject: Hello\r\n/,
    );
  });
});

describe('Emulator_DeleteEmails', () => {
  it('204 and nothing left of them, while operations keep their results', async () => {
    const { call, failure, list, result, sendAndDeliver } = await createEmailHarness();
    const { id, sequence } = await sendAndDeliver(alice, { attachments });
    expect((await call('Emulator_DeleteEmails')).status).toBe(204);
    expect(await list()).toEqual([]);
    expect(await failure('Emulator_GetEmailAttachment', { params: { id, index: '0' } })).toMatchObject({
      status: 404,
    });
    expect(await result(id)).toMatchObject({ status: 'Succeeded' });
    expect((await sendAndDeliver(alice)).sequence).toBeGreaterThan(sequence);
  });
});

describe('Emulator_LoadTrackingPixel, Emulator_FollowTrackedLink', () => {
  async function sendTracked(more: object = {}) {
    const harness = await createEmailHarness();
    const content = { subject: 'News', html };
    const { id } = await harness.sendAndDeliver([alice, 'bob@example.com'], {
      senderAddress: trackingSender,
      content,
      ...more,
    });
    const read = async (recipient?: string) => {
      const query: Record<string, string> = recipient === undefined ? {} : { recipient };
      return (await harness.call<EmailView>('Emulator_GetEmail', { params: { id }, query })).body;
    };
    return { ...harness, id, read };
  }
  const trackingIdOf = ({ html: source = '' }: EmailView) =>
    /https:\/\/localhost:3002\/emailTracking\/([\w-]+)\/pixel\.gif/.exec(source)?.[1] ?? '';

  it('200 with a picture, and the event that the recipient opened it', async () => {
    const { call, eventsOf, id, read } = await sendTracked();
    const params = { trackingId: trackingIdOf(await read('bob@example.com')) };
    const headers = { 'user-agent': 'Mozilla/5.0' };
    const { body } = await call('Emulator_LoadTrackingPixel', { params, headers });
    expect(text(body)).toMatch(/^GIF89a/);
    expect(eventsOf('EmailEngagementTrackingReportReceived')).toEqual([
      {
        sender: trackingSender,
        recipient: 'bob@example.com',
        messageId: id,
        userActionTimestamp: '2026-01-31T12:00:00.100Z',
        engagementContext: '',
        userAgent: 'Mozilla/5.0',
        engagementType: 'view',
      },
    ]);
  });

  it('302 to the address that the application gave, and the event that the recipient clicked', async () => {
    const { call, eventsOf, failure, read } = await sendTracked();
    const email = await read();
    const trackingId = trackingIdOf(email);
    expect(email).toMatchObject({ tracked: true });
    expect(email.html).toContain(`href="https://localhost:3002/emailTracking/${trackingId}/links/0"`);
    const answer = await call('Emulator_FollowTrackedLink', { params: { trackingId, index: '0' } });
    expect(answer).toMatchObject({ status: 302, headers: { location: 'https://contoso.test/?a=1&b=2' } });
    expect(eventsOf('EmailEngagementTrackingReportReceived')).toMatchObject([
      { recipient: alice, engagementContext: 'https://contoso.test/?a=1&b=2', engagementType: 'click' },
    ]);
    const wrong = { params: { trackingId, index: '1' } };
    expect(await failure('Emulator_FollowTrackedLink', wrong)).toMatchObject({ status: 404 });
  });

  it('leaves HTML alone when the message asks for it, and 404 for a copy that is not there', async () => {
    const { failure, read } = await sendTracked({ userEngagementTrackingDisabled: true });
    expect(await read()).toMatchObject({ tracked: false, html });
    const params = { trackingId: 'x' };
    expect(await failure('Emulator_LoadTrackingPixel', { params })).toMatchObject({ status: 404 });
  });
});
