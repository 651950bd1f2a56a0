import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

interface Message {
  readonly id: string;
  readonly type: string;
  readonly content: { readonly message?: string };
}

describe('ChatThread_ListChatMessages', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
  });
  const list = (as: string, query: Record<string, string> = {}) =>
    chat.list<Message>('ChatThread_ListChatMessages', { as, params: { chatThreadId }, query });
  const texts = async (as: string, query?: Record<string, string>) =>
    (await list(as, query)).value.flatMap(({ content }) => content.message ?? []);
  const sendMany = async (...contents: string[]) => {
    for (const content of contents) {
      await chat.clock.advance(1000);
      await chat.send(chatThreadId, content);
    }
  };

  it('200, newest first', async () => {
    await sendMany('1', '2', '3');
    expect((await list(bob)).value.map(({ type, content }) => content.message ?? type)).toEqual([
      '3',
      '2',
      '1',
      'topicUpdated',
      'participantAdded',
    ]);
  });

  it('pages by links on the origin of the request that keep the page size and the start', async () => {
    await sendMany('1', '2', '3', '4', '5');
    const startTime = '2026-01-31T12:00:01Z';
    const { nextLink } = await list(ann, { maxPageSize: '2', startTime });
    const link = new URL(nextLink!);
    expect(link.origin + link.pathname).toBe(
      `https://localhost:3002/chat/threads/${encodeURIComponent(chatThreadId)}/messages`,
    );
    expect(link.search).not.toMatch(/%20|[~!()+ ]/);
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      'api-version': '2025-03-15',
      maxPageSize: '2',
      startTime,
    });
    const request = { params: { chatThreadId }, query: { maxPageSize: '2', startTime } };
    const pages = await chat.pages<Message>('ChatThread_ListChatMessages', request);
    expect(pages.flat().map(({ content }) => content.message)).toEqual(['5', '4', '3', '2', '1']);
  });

  it('shifts nothing when messages arrive between pages', async () => {
    await sendMany('1', '2', '3', '4');
    const { value, nextLink } = await list(ann, { maxPageSize: '2' });
    await sendMany('5', '6', '7');
    const { 'api-version': _, ...query } = Object.fromEntries(new URL(nextLink!).searchParams);
    expect(value.map(({ content }) => content.message)).toEqual(['4', '3']);
    expect(await texts(ann, query)).toEqual(['2', '1']);
  });

  it('has at most 200 in a page, 100 unless told', async () => {
    for (let n = 0; n < 250; n++) await chat.send(chatThreadId, `${n}`);
    expect((await list(ann)).value).toHaveLength(100);
    expect((await list(ann, { maxPageSize: '1000' })).value).toHaveLength(200);
  });

  it('starts at startTime', async () => {
    await sendMany('1', '2', '3');
    expect(await texts(ann, { startTime: '2026-01-31T12:00:02Z' })).toEqual(['3', '2']);
    expect(await texts(ann, { startTime: '2026-01-31T14:00:03+02:00' })).toEqual(['3']);
    expect((await list(ann, { startTime: '2030-01-01T00:00:00Z' })).value).toEqual([]);
  });

  it('puts a changed message first, with a new place in the sequence', async () => {
    await sendMany('1', '2');
    const [, first] = (await list(ann)).value;
    const params = { chatThreadId, chatMessageId: first!.id };
    await chat.call('ChatThread_UpdateChatMessage', { params, body: { content: 'edited' } });
    expect((await list(ann)).value.slice(0, 2)).toMatchObject([
      { id: first!.id, sequenceId: '5', content: { message: 'edited' }, editedOn: '2026-01-31T12:00:02Z' },
      { sequenceId: '4', content: { message: '2' } },
    ]);
  });

  it('shows newcomers all, or what came after their shareHistoryTime, changed or not', async () => {
    await sendMany('1', '2');
    const [, first] = (await list(ann)).value;
    const participants = [asParticipant(eve, { shareHistoryTime: '2026-01-31T12:00:02Z' })];
    await chat.call('ChatThread_AddChatParticipants', { params: { chatThreadId }, body: { participants } });
    await sendMany('3');
    const params = { chatThreadId, chatMessageId: first!.id };
    await chat.call('ChatThread_UpdateChatMessage', { params, body: { content: 'edited' } });
    expect(await texts(eve)).toEqual(['3', '2']);
    expect(await texts(bob)).toEqual(['edited', '3', '2']);
    expect((await chat.failure('ChatThread_GetChatMessage', { as: eve, params })).status).toBe(404);
  });

  it('shows someone removed what happened up to their removal', async () => {
    await sendMany('1');
    await chat.call('ChatThread_RemoveChatParticipant', { params: { chatThreadId }, body: { rawId: bob } });
    await sendMany('2', '3', '4', '5', '6');
    expect((await list(bob)).value.map(({ type, content }) => content.message ?? type)).toEqual([
      'participantRemoved',
      '1',
      'topicUpdated',
      'participantAdded',
    ]);
    const request = { as: bob, params: { chatThreadId }, query: { maxPageSize: '3' } };
    const pages = await chat.pages('ChatThread_ListChatMessages', request);
    expect(pages.map(({ length }) => length)).toEqual([3, 1]);
  });

  it.each([
    { maxPageSize: '0' },
    { maxPageSize: '1.5' },
    { startTime: '2026' },
    { syncState: '' },
    { syncState: 'eA' },
  ])('400 for %o', async (query) => {
    const failure = await chat.failure('ChatThread_ListChatMessages', { params: { chatThreadId }, query });
    expect(failure.status).toBe(400);
  });

  it('403 for strangers', async () => {
    expect(
      (await chat.failure('ChatThread_ListChatMessages', { as: eve, params: { chatThreadId } })).status,
    ).toBe(403);
  });
});
