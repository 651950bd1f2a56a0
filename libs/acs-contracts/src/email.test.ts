import { describe, expect, it } from 'vitest';
import { emailMessage } from './email.ts';

const to = [{ address: 'alice@example.com' }];
const message = { senderAddress: 'a@b.test', content: { subject: 'Hi', html: '<p>' }, recipients: { to } };
const problemsOf = (more: object) =>
  emailMessage.safeParse({ ...message, ...more }).error?.issues.map(({ message: text }) => text);

describe('emailMessage', () => {
  it('takes members that .NET writes as null for absent ones', () => {
    const absent = { headers: null, attachments: null, replyTo: null, userEngagementTrackingDisabled: null };
    const parsed = emailMessage.parse({ ...message, ...absent, recipients: { to, cc: null, bcc: null } });
    expect(JSON.parse(JSON.stringify(parsed))).toEqual(message);
  });

  it('counts recipients of all kinds together', () => {
    const many = Array.from({ length: 26 }, () => to[0]);
    expect(problemsOf({ recipients: { to: many, cc: many } })).toEqual([
      'Between 1 and 50 recipients are allowed, there are 52',
    ]);
    expect(problemsOf({ recipients: { to: [] } })?.[0]).toContain('there are 0');
    expect(problemsOf({ recipients: { bcc: to } })).toBeUndefined();
  });

  it.each([
    { content: { subject: 'Hi' } },
    { content: { subject: 'a\r\nBcc: b@c.test', html: '' } },
    { headers: { 'a:b': 'x' } },
    { headers: { 'X-A': 'x\nBcc: b@c.test' } },
    { headers: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`X-${index}`, ''])) },
    { attachments: [{ name: '', contentType: 'text/plain', contentInBase64: '' }] },
    { attachments: [{ name: 'a', contentType: 'text', contentInBase64: '' }] },
    { attachments: [{ name: 'a', contentType: 'text/plain\r\nX: y', contentInBase64: '' }] },
    { senderAddress: '' },
  ])('refuses %j', (more) => {
    expect(problemsOf(more)).toHaveLength(1);
  });
});
