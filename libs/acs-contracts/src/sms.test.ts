import { describe, expect, it } from 'vitest';
import { mmsSendMessageRequest, optOutRequest, sendMessageRequest } from './sms.ts';

const request = { from: '+18005550100', smsRecipients: [{ to: '+14255550123' }], message: 'Hello' };

describe('sendMessageRequest', () => {
  it('takes members that .NET writes as null for absent ones', () => {
    const smsRecipients = [{ to: 'x', repeatabilityRequestId: null, repeatabilityFirstSent: null }];
    const parsed = sendMessageRequest.parse({ ...request, smsRecipients, smsSendOptions: null });
    expect(JSON.parse(JSON.stringify(parsed))).toEqual({ ...request, smsRecipients: [{ to: 'x' }] });
  });

  it('takes an empty message', () => {
    expect(sendMessageRequest.safeParse({ ...request, message: '' }).success).toBe(true);
  });

  it('says how many recipients there are and may be', () => {
    const smsRecipients = Array.from({ length: 101 }, () => ({ to: 'x' }));
    const { error } = sendMessageRequest.safeParse({ ...request, smsRecipients });
    expect(error?.issues[0]?.message).toBe('Between 1 and 100 recipients are allowed, there are 101');
  });

  it('takes the options of messaging partners of each version', () => {
    for (const more of [{ apiKey: 'k' }, { partnerParams: { apiKey: 'k' } }]) {
      const messagingConnect = { partner: 'x', ...more };
      const smsSendOptions = { enableDeliveryReport: true, messagingConnect };
      expect(sendMessageRequest.safeParse({ ...request, smsSendOptions }).success).toBe(true);
    }
  });
});

describe('mmsSendMessageRequest', () => {
  it('takes at most ten attachments of the known types, in base64', () => {
    const attachment = { contentType: 'image/png', contentInBase64: 'aGk=' };
    const fits = (attachments: unknown) =>
      mmsSendMessageRequest.safeParse({ from: 'x', recipients: [{ to: 'x' }], attachments }).success;
    expect(fits([attachment])).toBe(true);
    expect(fits([])).toBe(false);
    expect(fits(Array.from({ length: 11 }, () => attachment))).toBe(false);
    expect(fits([{ ...attachment, contentType: 'text/html' }])).toBe(false);
    expect(fits([{ ...attachment, contentInBase64: '?' }])).toBe(false);
  });
});

describe('optOutRequest', () => {
  it('needs a sender and recipients that are not empty', () => {
    const fits = (value: unknown) => optOutRequest.safeParse(value).success;
    expect(fits({ from: 'x', recipients: [{ to: 'x' }] })).toBe(true);
    expect(fits({ from: '', recipients: [{ to: 'x' }] })).toBe(false);
    expect(fits({ from: 'x', recipients: [{ to: '' }] })).toBe(false);
  });
});
