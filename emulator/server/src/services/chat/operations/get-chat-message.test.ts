import { beforeEach, describe, expect, it } from 'vitest';
import { bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_GetChatMessage', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
  });

  it('200 for everyone in the thread', async () => {
    const chatMessageId = await chat.send(chatThreadId, 'hello');
    const { status, body } = await chat.call('ChatThread_GetChatMessage', {
      as: bob,
      params: { chatThreadId, chatMessageId },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: chatMessageId, content: { message: 'hello' }, senderDisplayName: '' });
  });

  it('404 for a message of another thread, or of after the removal', async () => {
    const other = await chat.createThread();
    const failure = (as: string, chatMessageId: string) =>
      chat.failure('ChatThread_GetChatMessage', { as, params: { chatThreadId, chatMessageId } });
    await chat.clock.advance(1);
    expect((await failure(bob, await chat.send(other, 'x'))).status).toBe(404);
    await chat.call('ChatThread_RemoveChatParticipant', { params: { chatThreadId }, body: { rawId: bob } });
    expect((await failure(bob, await chat.send(chatThreadId, 'later'))).status).toBe(404);
  });

  it('403 for strangers, whether there is such a message or not', async () => {
    const params = { chatThreadId, chatMessageId: '1' };
    expect((await chat.failure('ChatThread_GetChatMessage', { as: eve, params })).status).toBe(403);
  });
});
