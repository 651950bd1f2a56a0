import { beforeEach, describe, expect, it } from 'vitest';
import { ann, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_ListChatReadReceipts', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  let chatMessageId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
    chatMessageId = await chat.send(chatThreadId, 'hello');
    for (const as of [bob, ann])
      await chat.call('ChatThread_SendChatReadReceipt', {
        as,
        params: { chatThreadId },
        body: { chatMessageId },
      });
  });

  it('200 with one for each participant', async () => {
    const { value } = await chat.list('ChatThread_ListChatReadReceipts', { params: { chatThreadId } });
    expect(value[0]).toEqual({
      senderCommunicationIdentifier: {
        kind: 'communicationUser',
        rawId: bob,
        communicationUser: { id: bob },
      },
      chatMessageId,
      readOn: '2026-01-31T12:00:00Z',
    });
    expect(value).toHaveLength(2);
  });

  it('pages with skip and maxPageSize', async () => {
    const request = { params: { chatThreadId }, query: { maxPageSize: '1' } };
    const pages = await chat.pages('ChatThread_ListChatReadReceipts', request);
    expect(pages).toMatchObject([
      [{ senderCommunicationIdentifier: { rawId: bob } }],
      [{ senderCommunicationIdentifier: { rawId: ann } }],
    ]);
  });

  it('leaves out those who are gone', async () => {
    await chat.call('ChatThread_RemoveChatParticipant', { params: { chatThreadId }, body: { rawId: bob } });
    const { value } = await chat.list('ChatThread_ListChatReadReceipts', { params: { chatThreadId } });
    expect(value).toMatchObject([{ senderCommunicationIdentifier: { rawId: ann } }]);
  });

  it('403 for strangers', async () => {
    expect(
      (await chat.failure('ChatThread_ListChatReadReceipts', { as: eve, params: { chatThreadId } })).status,
    ).toBe(403);
  });
});
