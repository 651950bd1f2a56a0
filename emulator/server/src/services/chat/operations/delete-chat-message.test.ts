import { beforeEach, describe, expect, it } from 'vitest';
import { ann, bob, createChatHarness } from '../testing/chat-harness.ts';

describe('ChatThread_DeleteChatMessage', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  let chatMessageId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
    chatMessageId = await chat.send(chatThreadId, 'secret', ann, {
      metadata: { a: '1' },
      senderDisplayName: 'Ann',
    });
    await chat.clock.advance(5000);
  });
  const remove = (as = ann) =>
    chat.call('ChatThread_DeleteChatMessage', { as, params: { chatThreadId, chatMessageId } });

  it('204; the message stays without content', async () => {
    expect(await remove()).toEqual({ status: 204 });
    const { value } = await chat.list('ChatThread_ListChatMessages', { as: bob, params: { chatThreadId } });
    expect(value[0]).toEqual({
      id: chatMessageId,
      type: 'text',
      version: String(chat.clock.now().getTime()),
      sequenceId: '4',
      content: { message: '' },
      senderDisplayName: 'Ann',
      senderCommunicationIdentifier: {
        kind: 'communicationUser',
        rawId: ann,
        communicationUser: { id: ann },
      },
      createdOn: '2026-01-31T12:00:00Z',
      deletedOn: '2026-01-31T12:00:05Z',
    });
    expect(value).toHaveLength(3);
  });

  it('tells everyone once, however often it is deleted', async () => {
    await remove();
    expect((await remove()).status).toBe(204);
    expect(chat.eventsOf('ChatMessageDeleted')).toMatchObject([
      {
        messageId: chatMessageId,
        recipients: [ann, bob],
        content: '',
        deletedOn: '2026-01-31T12:00:05.500Z',
      },
    ]);
  });

  it('403 for anyone but the sender', async () => {
    const failure = await chat.failure('ChatThread_DeleteChatMessage', {
      as: bob,
      params: { chatThreadId, chatMessageId },
    });
    expect(failure.status).toBe(403);
  });

  it('404 for a message that does not exist', async () => {
    const params = { chatThreadId, chatMessageId: '1' };
    expect((await chat.failure('ChatThread_DeleteChatMessage', { params })).status).toBe(404);
  });
});
