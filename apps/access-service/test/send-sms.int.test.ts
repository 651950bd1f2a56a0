import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newContact, newKey, SmsBed } from './support/sms-bed.ts';

let bed: SmsBed;
beforeAll(async () => {
  bed = await SmsBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

describe('POST /api/sms/messages', () => {
  it('200 sends the message, which reaches the phone', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = newContact();
    const [result] = await client.api.sendSms({ from, to: [to], text: 'Hello' }, newKey());
    expect(result).toMatchObject({
      to,
      failure: null,
      message: {
        direction: 'outbound',
        text: 'Hello',
        status: 'sent',
        segmentCount: 1,
        sentBy: { id: client.userId },
        timeline: [{ status: 'queued' }, { status: 'sent' }],
      },
    });
    await vi.waitFor(async () => expect(await bed.handsetMessages(to)).toEqual(['Hello']));
    const page = await client.api.listSmsConversations();
    expect(page.items).toMatchObject([
      { phoneNumber: from, contact: to, canSend: true, unreadCount: 0, lastMessage: { text: 'Hello' } },
    ]);
  });
});
