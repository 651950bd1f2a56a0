import { beforeEach, describe, expect, it } from 'vitest';
import { ann, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('Chat_DeleteChatThread', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
    await chat.send(chatThreadId, 'hello');
  });

  it('204; the history is gone and everyone is told', async () => {
    const before = await chat.store.list({ collection: 'chat/messages', partition: chatThreadId });
    expect(before.items).toHaveLength(3);
    expect(await chat.call('Chat_DeleteChatThread', { as: bob, params: { chatThreadId } })).toEqual({
      status: 204,
    });
    expect(chat.eventsOf('ChatThreadDeleted')).toMatchObject([
      { threadId: chatThreadId, recipients: [ann, bob], deletedBy: { rawId: bob }, reason: 'deletedByUser' },
    ]);
    const after = await chat.store.list({ collection: 'chat/messages', partition: chatThreadId });
    expect(after.items).toEqual([]);
  });

  it.each([
    ['ChatThread_ListChatMessages', {}],
    ['ChatThread_SendChatMessage', { body: { content: 'x' } }],
    ['ChatThread_ListChatParticipants', {}],
    ['ChatThread_SendTypingNotification', {}],
    ['Chat_DeleteChatThread', {}],
  ])('404 for %s afterwards', async (operationId, request) => {
    await chat.call('Chat_DeleteChatThread', { params: { chatThreadId } });
    const failure = await chat.failure(operationId, { params: { chatThreadId }, ...request });
    expect(failure).toMatchObject({ status: 404, message: expect.stringContaining('was deleted on') });
  });

  it('403 for strangers', async () => {
    const failure = await chat.failure('Chat_DeleteChatThread', { as: eve, params: { chatThreadId } });
    expect(failure.status).toBe(403);
    expect(chat.eventsOf('ChatThreadDeleted')).toEqual([]);
  });
});
