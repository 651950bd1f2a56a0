import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_ListChatParticipants', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    const metadata = { role: 'guest' };
    chatThreadId = await chat.createThread([
      asParticipant(bob, { displayName: 'Bob', shareHistoryTime: '2026-01-01T01:00:00+01:00', metadata }),
    ]);
  });

  it('200 in the order of joining', async () => {
    const { value } = await chat.list('ChatThread_ListChatParticipants', {
      as: bob,
      params: { chatThreadId },
    });
    expect(value).toEqual([
      {
        communicationIdentifier: { kind: 'communicationUser', rawId: ann, communicationUser: { id: ann } },
        shareHistoryTime: '1970-01-01T00:00:00Z',
      },
      {
        communicationIdentifier: { kind: 'communicationUser', rawId: bob, communicationUser: { id: bob } },
        displayName: 'Bob',
        shareHistoryTime: '2026-01-01T00:00:00Z',
        metadata: { role: 'guest' },
      },
    ]);
  });

  it('pages with skip and maxPageSize', async () => {
    await chat.call('ChatThread_AddChatParticipants', {
      params: { chatThreadId },
      body: { participants: [asParticipant(eve)] },
    });
    const pages = await chat.pages('ChatThread_ListChatParticipants', {
      params: { chatThreadId },
      query: { maxPageSize: '2' },
    });
    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    const skipped = await chat.list('ChatThread_ListChatParticipants', {
      params: { chatThreadId },
      query: { skip: '2' },
    });
    expect(skipped.value).toMatchObject([{ communicationIdentifier: { rawId: eve } }]);
  });

  it('403 for strangers and for those who were removed', async () => {
    await chat.call('ChatThread_RemoveChatParticipant', { params: { chatThreadId }, body: { rawId: bob } });
    for (const as of [bob, eve])
      expect(
        (await chat.failure('ChatThread_ListChatParticipants', { as, params: { chatThreadId } })).status,
      ).toBe(403);
  });
});
