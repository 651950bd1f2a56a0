import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../kernel/ports/journal.ts';
import { viewJournalEntry } from './journal-view.ts';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJza3lwZWlkIjoiYWNzIn0.c2lnbmF0dXJl';
const secret = 'very-secret-value';

const entry: JournalEntry = {
  requestId: 'id',
  answeredAt: new Date(0),
  method: 'POST',
  target: `/x?api-version=1&token=${token}&q=kept`,
  operation: 'Op',
  apiVersion: '1',
  status: 200,
  latencyMs: 1.23456,
  authentication: 'access key',
  requestHeaders: {
    authorization: `Bearer ${token}`,
    cookie: secret,
    'x-skypetoken': secret,
    'x-identity-header': secret,
    'x-emulator-control-key': secret,
    accept: 'kept',
  },
  requestBody: Buffer.from(
    JSON.stringify({ password: secret, deep: [{ client_secret: secret }], content: 'kept' }),
  ),
  responseHeaders: {},
  responseBody: {
    accessToken: { token, expiresOn: 'kept' },
    access_token: secret,
    list: [`see ${token}`, { credential: secret }],
  },
};

describe('viewJournalEntry', () => {
  it('masks secrets in target, headers and bodies, and keeps the rest', () => {
    const view = viewJournalEntry(entry);
    const text = JSON.stringify(view);
    expect(text).not.toContain(secret);
    expect(text).not.toContain('c2lnbmF0dXJl');
    expect(view).toMatchObject({
      target: '/x?api-version=1&token=***&q=kept',
      latencyMs: 1.235,
      request: { headers: { authorization: 'Bearer ***', accept: 'kept' }, body: { content: 'kept' } },
      response: {
        body: { accessToken: { token: '***', expiresOn: 'kept' }, list: ['see ***', { credential: '***' }] },
      },
    });
  });

  it.each([
    ['a form', `grant_type=x&client_secret=${secret}&client_assertion=${secret}`],
    ['broken JSON', `{"content":"kept","token":"${secret}`],
    ['a cut body', `{"token":"${secret}","content":"${'x'.repeat(100)}`],
  ])('masks secrets in %s', (_, body) => {
    expect(JSON.stringify(viewJournalEntry({ ...entry, requestBody: Buffer.from(body) }))).not.toContain(
      secret,
    );
  });

  it('cuts long bodies at 64 KB, also in the middle of a character', () => {
    const requestBody = Buffer.from('ä'.repeat(50_000)).subarray(0, 65_535);
    const responseBody = { content: 'y'.repeat(100_000) };
    const { request, response } = viewJournalEntry({ ...entry, requestBody, responseBody }) as {
      request: { body: string };
      response: { body: string };
    };
    expect(request.body.startsWith('ää')).toBe(true);
    expect(response.body).toHaveLength(65_536 + '… (cut)'.length);
  });

  it('names the size of bytes that are no text', () => {
    expect(
      viewJournalEntry({ ...entry, requestBody: Buffer.of(0xff, 0xd8, 0xff, 0, 1, 2, 3, 4) }),
    ).toMatchObject({
      request: { body: '(8 bytes)' },
    });
  });
});
