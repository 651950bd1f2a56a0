import { beforeEach, describe, expect, it } from 'vitest';
import { ann, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_GetChatThreadProperties', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread(undefined, { retentionPolicy: { kind: 'none' } });
  });
  const get = (as: string) =>
    chat.call('ChatThread_GetChatThreadProperties', { as, params: { chatThreadId } });

  it('200 for participants', async () => {
    expect(await get(bob)).toEqual({
      status: 200,
      body: {
        id: chatThreadId,
        topic: 'Lunch',
        createdOn: '2026-01-31T12:00:00Z',
        createdByCommunicationIdentifier: {
          kind: 'communicationUser',
          rawId: ann,
          communicationUser: { id: ann },
        },
        retentionPolicy: { kind: 'none' },
      },
    });
  });

  it('200 with deletedOn for those who were in a deleted thread', async () => {
    await chat.call('Chat_DeleteChatThread', { params: { chatThreadId } });
    expect((await get(bob)).body).toMatchObject({ deletedOn: '2026-01-31T12:00:00Z' });
    expect(
      (await chat.failure('ChatThread_GetChatThreadProperties', { as: eve, params: { chatThreadId } }))
        .status,
    ).toBe(404);
  });

  it('403 for strangers and for those who were removed', async () => {
    const as = (user: string) =>
      chat.failure('ChatThread_GetChatThreadProperties', { as: user, params: { chatThreadId } });
    expect(await as(eve)).toMatchObject({
      status: 403,
      code: 'Forbidden',
      message: expect.stringContaining(eve),
    });
    await chat.call('ChatThread_RemoveChatParticipant', { params: { chatThreadId }, body: { rawId: bob } });
    expect(await as(bob)).toMatchObject({ status: 403, message: expect.stringContaining('was removed') });
  });

  it('404 when the thread does not exist', async () => {
    const failure = await chat.failure('ChatThread_GetChatThreadProperties', {
      params: { chatThreadId: '19:x@thread.v2' },
    });
    expect(failure).toMatchObject({
      status: 404,
      code: 'NotFound',
      message: expect.stringContaining('19:x@thread.v2'),
    });
  });
});
