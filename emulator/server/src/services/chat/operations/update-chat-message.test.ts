import { beforeEach, describe, expect, it } from 'vitest';
import { ann, bob, createChatHarness } from '../testing/chat-harness.ts';

describe('ChatThread_UpdateChatMessage', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  let chatMessageId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
    chatMessageId = await chat.send(chatThreadId, '<b>x</b>', ann, {
      type: 'html',
      metadata: { a: '1', b: '2' },
    });
    await chat.clock.advance(5000);
  });
  const update = (body: unknown, as = ann) =>
    chat.call('ChatThread_UpdateChatMessage', { as, params: { chatThreadId, chatMessageId }, body });
  const failure = (body: unknown, as = ann, id = chatMessageId) =>
    chat.failure('ChatThread_UpdateChatMessage', { as, params: { chatThreadId, chatMessageId: id }, body });
  const stored = async () =>
    (await chat.call('ChatThread_GetChatMessage', { params: { chatThreadId, chatMessageId } })).body;

  it('204; the message has a new version and says when', async () => {
    expect(await update({ content: '<i onload=1>y</i>' })).toEqual({ status: 204 });
    expect(await stored()).toMatchObject({
      id: chatMessageId,
      version: String(chat.clock.now().getTime()),
      sequenceId: '4',
      content: { message: '<i>y</i>' },
      createdOn: '2026-01-31T12:00:00Z',
      editedOn: '2026-01-31T12:00:05Z',
      metadata: { a: '1', b: '2' },
    });
    expect(chat.eventsOf('ChatMessageEdited')).toMatchObject([
      {
        messageId: chatMessageId,
        recipients: [ann, bob],
        content: '<i>y</i>',
        editedOn: '2026-01-31T12:00:05.500Z',
      },
    ]);
  });

  it('merges metadata and leaves the content', async () => {
    await update({ metadata: { a: null, c: '3' } });
    expect(await stored()).toMatchObject({ metadata: { b: '2', c: '3' }, content: { message: '<b>x</b>' } });
  });

  it('changes and tells nothing for an empty patch', async () => {
    await update({});
    expect(await stored()).not.toHaveProperty('editedOn');
    expect(chat.eventsOf('ChatMessageEdited')).toEqual([]);
  });

  it('does not count as a received message', async () => {
    await update({ content: 'y' });
    const { value } = await chat.list('Chat_ListChatThreads', {});
    expect(value[0]).toMatchObject({ lastMessageReceivedOn: '2026-01-31T12:00:00Z' });
  });

  it('403 for anyone but the sender, and for messages of the service', async () => {
    expect(await failure({ content: 'y' }, bob)).toMatchObject({
      status: 403,
      message: expect.stringContaining('only its sender'),
    });
    const { value } = await chat.list<{ id: string }>('ChatThread_ListChatMessages', {
      params: { chatThreadId },
    });
    expect((await failure({ content: 'y' }, ann, value.at(-1)!.id)).status).toBe(403);
  });

  it('404 for a message that does not exist or was deleted', async () => {
    expect((await failure({ content: 'y' }, ann, '1')).status).toBe(404);
    await chat.call('ChatThread_DeleteChatMessage', { params: { chatThreadId, chatMessageId } });
    expect(await failure({ content: 'y' })).toMatchObject({
      status: 404,
      message: expect.stringContaining('was deleted'),
    });
  });

  it('400 for no body, empty or too long content', async () => {
    for (const body of [undefined, { content: '' }, { content: 'x'.repeat(28 * 1024 + 1) }])
      expect((await failure(body)).status).toBe(400);
  });
});
