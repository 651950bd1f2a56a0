import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_SendChatReadReceipt', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread([asParticipant(bob, { displayName: 'Bob' })]);
  });
  const read = (chatMessageId: string, as = bob) =>
    chat.call('ChatThread_SendChatReadReceipt', { as, params: { chatThreadId }, body: { chatMessageId } });
  const receipts = async () =>
    (await chat.list('ChatThread_ListChatReadReceipts', { params: { chatThreadId } })).value;

  it('200 and empty; the others are told', async () => {
    const chatMessageId = await chat.send(chatThreadId, 'hello');
    expect(await read(chatMessageId)).toEqual({ status: 200, body: undefined });
    expect(chat.eventsOf('ChatReadReceiptReceived')).toMatchObject([
      {
        recipients: [ann],
        sender: { rawId: bob, displayName: 'Bob' },
        chatMessageId,
        readOn: '2026-01-31T12:00:00.500Z',
      },
    ]);
  });

  it('keeps one for each person, which only goes forward', async () => {
    const first = await chat.send(chatThreadId, '1');
    const second = await chat.send(chatThreadId, '2');
    await read(second);
    await read(first);
    await read(second);
    expect(await receipts()).toMatchObject([{ chatMessageId: second }]);
    expect(chat.eventsOf('ChatReadReceiptReceived')).toHaveLength(1);
  });

  it('is accepted and dropped above 20 participants', async () => {
    const crowd = Array.from({ length: 19 }, (_, n) => `8:acs:resource_${n}`);
    crowd.forEach((rawId) => chat.known.add(rawId));
    await read(await chat.send(chatThreadId, '1'));
    await chat.call('ChatThread_AddChatParticipants', {
      params: { chatThreadId },
      body: { participants: crowd.map((rawId) => asParticipant(rawId)) },
    });
    expect((await read(await chat.send(chatThreadId, '2'))).status).toBe(200);
    expect(await receipts()).toEqual([]);
    expect(chat.eventsOf('ChatReadReceiptReceived')).toHaveLength(1);
  });

  it('404 for a message that does not exist, 403 for strangers', async () => {
    const failure = (as: string, chatMessageId: string) =>
      chat.failure('ChatThread_SendChatReadReceipt', {
        as,
        params: { chatThreadId },
        body: { chatMessageId },
      });
    expect(await failure(bob, '123')).toMatchObject({
      status: 404,
      message: expect.stringContaining("'123'"),
    });
    expect((await failure(eve, await chat.send(chatThreadId, '1'))).status).toBe(403);
  });
});
