import { describe, expect, it } from 'vitest';
import type { OutgoingEmail } from '../email.ts';
import { composeMime } from './compose-mime.ts';

const email: OutgoingEmail = {
  id: 'id',
  internetMessageId: '<id@contoso.test>',
  sentOn: '2026-01-31T12:00:00.000Z',
  from: { address: 'info@contoso.test', displayName: 'Contoso, Inc.' },
  recipients: [
    { address: 'alice@example.com', displayName: 'Älice', kind: 'to' },
    { address: 'bob@example.com', kind: 'cc' },
    { address: 'eve@example.com', kind: 'bcc' },
  ],
  replyTo: [{ address: 'help@contoso.test', displayName: 'Help' }],
  subject: 'Hello',
  text: 'Plain',
  headers: { 'X-Order': '42', 'content-type': 'text/evil', Bcc: 'x@y.test' },
  attachments: [],
};
const logo = { name: 'lögo.png', contentType: 'image/png', contentId: 'logo', sizeInBytes: 8 };
const report = { name: 'report.pdf', contentType: 'application/pdf', sizeInBytes: 60 };
const compose = (more: Partial<OutgoingEmail> = {}, contents: readonly string[] = []) =>
  new TextDecoder().decode(composeMime({ html: undefined, ...email, ...more }, contents));
const typesOf = (source: string) => [...source.matchAll(/^Content-Type: ([\w/]+)/gm)].map(([, type]) => type);

describe('composeMime', () => {
  it('writes the headers, without blind copies and without those that it makes itself', () => {
    expect(compose()).toBe(
      [
        'From: "Contoso, Inc." <info@contoso.test>',
        'To: =?UTF-8?B?w4RsaWNl?= <alice@example.com>',
        'Cc: bob@example.com',
        'Reply-To: Help <help@contoso.test>',
        'Subject: Hello',
        'Date: Sat, 31 Jan 2026 12:00:00 +0000',
        'Message-ID: <id@contoso.test>',
        'MIME-Version: 1.0',
        'X-Order: 42',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Plain',
      ].join('\r\n'),
    );
  });

  it('nests text, HTML with its pictures, and attachments', () => {
    const source = compose({ html: '<img src="cid:logo">', attachments: [logo, report] }, [
      'iVBORw0KGgo=',
      'JVBE'.repeat(30),
    ]);
    expect(typesOf(source)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'application/pdf',
    ]);
    expect(source).toContain(
      "Content-Disposition: inline; filename*=UTF-8''l%C3%B6go.png\r\nContent-ID: <logo>",
    );
    expect(source).toContain(`\r\n\r\n${'JVBE'.repeat(19)}\r\n${'JVBE'.repeat(11)}\r\n--`);
    for (const [, boundary] of source.matchAll(/boundary="([^"]+)"/g))
      expect(source.split(`\r\n--${boundary}--\r\n`)).toHaveLength(2);
  });

  it('keeps lines short, characters whole and blanks at their end', () => {
    const subject = `${'wörter '.repeat(30)}end`;
    const text = `${'a'.repeat(200)} \n${'€'.repeat(60)}\n=`;
    const source = compose({ subject, text });
    for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    const encoded = /^Subject: ((?:.|\r\n )*)/m.exec(source)?.[1] ?? '';
    const words = [...encoded.matchAll(/=\?UTF-8\?B\?([\w+/=]+)\?=/g)].map(([, word]) =>
      Buffer.from(word!, 'base64').toString(),
    );
    expect(words.join('')).toBe(subject);
    expect(words.every((word) => !word.includes('\ufffd'))).toBe(true);
    const body = source.slice(source.indexOf('\r\n\r\n') + 4).replaceAll('=\r\n', '');
    const bytes = body.replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    expect(Buffer.from(bytes, 'latin1').toString()).toBe(text.replaceAll('\n', '\r\n'));
    expect(body).toContain('=20\r\n');
  });
});
