import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newContact, newKey, SmsBed } from './support/sms-bed.ts';

let bed: SmsBed;
beforeAll(async () => {
  bed = await SmsBed.startWithWebhook();
});
afterAll(() => bed[Symbol.asyncDispose]());

describe('through the webhook and the inbox of the service', () => {
  it('messages are reported as delivered, also when the report is faster than the answer, and phones answer', async () => {
    const { client, from } = await bed.memberWithNumber();
    const to = Array.from({ length: 30 }, newContact);
    const results = await client.api.sendSms({ from, to, text: 'Hello' }, newKey());
    expect(results.every(({ failure }) => failure === null)).toBe(true);
    await vi.waitFor(async () => {
      const { items } = await client.api.listSmsConversations();
      expect(items.map(({ lastMessage }) => lastMessage?.status)).toEqual(to.map(() => 'delivered'));
    }, 30_000);
    await bed.writeFromHandset(to[0]!, from, 'Hello yourself');
    await vi.waitFor(async () => {
      const [first] = (await client.api.listSmsConversations({ unread: 'true' })).items;
      expect(first).toMatchObject({
        contact: to[0],
        lastMessage: { text: 'Hello yourself' },
        unreadCount: 1,
      });
    }, 30_000);
    expect((await bed.admin.api.listInboxEvents({ state: 'set-aside' })).items).toEqual([]);
  });
});
