import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

interface Item {
  readonly id: string;
  readonly topic: string;
  readonly deletedOn?: string;
  readonly lastMessageReceivedOn: string;
}

describe('Chat_ListChatThreads', () => {
  let chat: ReturnType<typeof createChatHarness>;
  beforeEach(() => {
    chat = createChatHarness();
  });
  const list = (as: string, query: Record<string, string> = {}) =>
    chat.list<Item>('Chat_ListChatThreads', { as, query });

  it('200 with the threads of the user only, the latest message first', async () => {
    const first = await chat.createThread();
    await chat.clock.advance(1000);
    const second = await chat.createThread([asParticipant(eve)]);
    await chat.clock.advance(1000);
    await chat.send(first, 'hello');
    expect((await list(ann)).value).toEqual([
      { id: first, topic: 'Lunch', lastMessageReceivedOn: '2026-01-31T12:00:02Z' },
      { id: second, topic: 'Lunch', lastMessageReceivedOn: '2026-01-31T12:00:01Z' },
    ]);
    expect((await list(bob)).value.map(({ id }) => id)).toEqual([first]);
    expect((await list('8:acs:resource_nobody')).value).toEqual([]);
  });

  it('pages to the end without repeating, although all have the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => chat.createThread()));
    const pages = await chat.pages<Item>('Chat_ListChatThreads', { query: { maxPageSize: '3' } });
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(
      pages
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids.sort());
  });

  it('starts at startTime', async () => {
    await chat.createThread();
    await chat.clock.advance(5000);
    const later = await chat.createThread();
    const { value } = await list(ann, { startTime: '2026-01-31T12:00:03Z' });
    expect(value.map(({ id }) => id)).toEqual([later]);
  });

  it('keeps deleted threads, with the time', async () => {
    const id = await chat.createThread();
    await chat.call('Chat_DeleteChatThread', { params: { chatThreadId: id } });
    expect((await list(bob)).value).toMatchObject([{ id, deletedOn: '2026-01-31T12:00:00Z' }]);
  });

  it('shows a thread to someone removed as they left it', async () => {
    const id = await chat.createThread();
    await chat.call('ChatThread_RemoveChatParticipant', {
      params: { chatThreadId: id },
      body: { rawId: bob },
    });
    await chat.clock.advance(5000);
    await chat.call('ChatThread_UpdateChatThreadProperties', {
      params: { chatThreadId: id },
      body: { topic: 'Secret' },
    });
    expect((await list(bob)).value).toEqual([
      { id, topic: 'Lunch', lastMessageReceivedOn: '2026-01-31T12:00:00Z' },
    ]);
  });

  it.each([
    { maxPageSize: '0' },
    { maxPageSize: '-1' },
    { maxPageSize: 'x' },
    { startTime: 'today' },
    { syncState: 'x' },
  ])('400 for %o', async (query) => {
    expect((await chat.failure('Chat_ListChatThreads', { query })).status).toBe(400);
  });
});
