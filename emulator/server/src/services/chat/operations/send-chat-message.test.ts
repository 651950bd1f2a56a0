import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_SendChatMessage', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread();
  });
  const send = (body: unknown, as = ann) =>
    chat.call('ChatThread_SendChatMessage', { as, params: { chatThreadId }, body });
  const failure = (body: unknown, as = ann) =>
    chat.failure('ChatThread_SendChatMessage', { as, params: { chatThreadId }, body });
  const stored = async (chatMessageId: string) =>
    (await chat.call('ChatThread_GetChatMessage', { params: { chatThreadId, chatMessageId } })).body;

  it('201 with the id, in epoch milliseconds, and the address', async () => {
    await chat.clock.advance(1000);
    const { status, body, headers } = await send({ content: 'hello' });
    expect(status).toBe(201);
    const { id } = body as { id: string };
    expect(Number(id)).toBe(chat.clock.now().getTime());
    expect(headers?.['location']).toBe(
      `https://localhost:3002/chat/threads/${chatThreadId.replace(':', '%3A')}/messages/${id}`,
    );
  });

  it('gives unique, growing ids and gapless sequence numbers on a stopped clock', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, (_, n) => chat.send(chatThreadId, `${n}`)));
    expect(new Set(ids).size).toBe(50);
    expect([...ids].sort((left, right) => Number(left) - Number(right))).toEqual(ids);
    const { value } = await chat.list('ChatThread_ListChatMessages', { params: { chatThreadId } });
    expect(value.map(({ sequenceId }) => Number(sequenceId))).toEqual(
      Array.from({ length: 52 }, (_, n) => 52 - n),
    );
  });

  it('stores the message and tells everyone, the sender too', async () => {
    const id = await chat.send(chatThreadId, 'hello', bob, {
      senderDisplayName: 'Bob',
      metadata: { tag: 'x' },
    });
    expect(await stored(id)).toEqual({
      id,
      type: 'text',
      sequenceId: '3',
      version: id,
      content: { message: 'hello' },
      senderDisplayName: 'Bob',
      createdOn: '2026-01-31T12:00:00Z',
      senderCommunicationIdentifier: {
        kind: 'communicationUser',
        rawId: bob,
        communicationUser: { id: bob },
      },
      metadata: { tag: 'x' },
    });
    expect(chat.eventsOf('ChatMessageReceived')).toEqual([
      {
        threadId: chatThreadId,
        version: id,
        recipients: [ann, bob],
        messageId: id,
        sequenceId: '3',
        messageType: 'text',
        content: 'hello',
        sender: { rawId: bob, displayName: 'Bob' },
        createdOn: '2026-01-31T12:00:00.500Z',
        metadata: { tag: 'x' },
      },
    ]);
  });

  it('does not tell someone who was removed', async () => {
    await chat.call('ChatThread_RemoveChatParticipant', { params: { chatThreadId }, body: { rawId: bob } });
    await send({ content: 'secret' });
    expect(chat.eventsOf('ChatMessageReceived')[0]?.recipients).toEqual([ann]);
  });

  it('keeps text as it is and cleans html, in events too', async () => {
    const evil = '<p onclick="x()">hi <script>alert(1)</script><b>you</b></p>';
    expect(await stored(await chat.send(chatThreadId, evil))).toMatchObject({
      type: 'text',
      content: { message: evil },
    });
    const html = await chat.send(chatThreadId, evil, ann, { type: 'html' });
    expect(await stored(html)).toMatchObject({ type: 'html', content: { message: '<p>hi <b>you</b></p>' } });
    expect(chat.eventsOf('ChatMessageReceived')[1]?.content).toBe('<p>hi <b>you</b></p>');
  });

  it('takes 28 KB of UTF-8 and no byte more', async () => {
    expect((await send({ content: '€'.repeat(28 * 1024).slice(0, 9557) + 'x' })).status).toBe(201);
    expect((await send({ content: 'x'.repeat(28 * 1024) })).status).toBe(201);
    expect(await failure({ content: 'x'.repeat(28 * 1024 + 1) })).toMatchObject({
      status: 400,
      message: expect.stringContaining('28673 bytes'),
    });
    expect((await failure({ content: '😀'.repeat(7169) })).message).toContain('28676 bytes');
    expect((await failure({ content: '&'.repeat(10_000), type: 'html' })).message).toContain('50000 bytes');
  });

  it.each([
    ['no body', undefined],
    ['no content', {}],
    ['empty content', { content: '' }],
    ['a number', { content: 5 }],
    ['a type of the service', { content: 'x', type: 'topicUpdated' }],
    ['metadata that is no text', { content: 'x', metadata: { a: 1 } }],
    ['too long a name', { content: 'x', senderDisplayName: 'x'.repeat(257) }],
  ])('400 for %s', async (_, body) => {
    expect((await failure(body)).status).toBe(400);
    expect(chat.eventsOf('ChatMessageReceived')).toEqual([]);
  });

  it('takes a type of null, as .NET sends it', async () => {
    expect((await send({ content: 'x', type: null })).status).toBe(201);
  });

  it('403 for strangers and for those who were removed; they may return', async () => {
    expect((await failure({ content: 'x' }, eve)).status).toBe(403);
    await chat.call('ChatThread_RemoveChatParticipant', { params: { chatThreadId }, body: { rawId: bob } });
    expect((await failure({ content: 'x' }, bob)).status).toBe(403);
    await chat.call('ChatThread_AddChatParticipants', {
      params: { chatThreadId },
      body: { participants: [asParticipant(bob)] },
    });
    expect((await send({ content: 'x' }, bob)).status).toBe(201);
  });

  it('404 when the thread does not exist', async () => {
    const request = { params: { chatThreadId: '19:none@thread.v2' }, body: { content: 'x' } };
    expect((await chat.failure('ChatThread_SendChatMessage', request)).status).toBe(404);
  });
});
