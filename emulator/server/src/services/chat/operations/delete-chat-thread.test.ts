import { beforeEach, describe, expect, it, vi } from 'vitest';
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

  it('lets others have their turn while a long history goes', async () => {
    const count = 10_000;
    const message = { content: 'x' };
    await chat.store.transact(async (store) => {
      for (let index = 0; index < count; index++)
        await store.put({ collection: 'chat/messages', partition: chatThreadId, id: `m${index}` }, message);
    });
    const deletion = chat.call('Chat_DeleteChatThread', { params: { chatThreadId } });
    const left = async () =>
      (await chat.store.list({ collection: 'chat/messages', partition: chatThreadId })).items.length;
    await vi.waitUntil(async () => (await left()) < count, { interval: 0 });
    expect(await left()).toBeGreaterThan(0);
    expect((await chat.failure('ChatThread_ListChatMessages', { params: { chatThreadId } })).status).toBe(
      404,
    );
    await deletion;
    expect(await left()).toBe(0);
  });

  it('goes on after a restart where the process before had to stop', async () => {
    await chat.store.put({ collection: 'chat/erasures', partition: '', id: chatThreadId }, {});
    await chat.service.start?.();
    const { items } = await chat.store.list({ collection: 'chat/messages', partition: chatThreadId });
    expect(items).toEqual([]);
    const { items: due } = await chat.store.list({ collection: 'chat/erasures', partition: '' });
    expect(due).toEqual([]);
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
