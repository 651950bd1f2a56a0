import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_SendTypingNotification', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread([asParticipant(bob, { displayName: 'Bob' })]);
  });
  const type = (body?: unknown) =>
    chat.call('ChatThread_SendTypingNotification', { as: bob, params: { chatThreadId }, body });

  it.each([
    ['without a body', undefined, 'Bob'],
    ['with an empty one', {}, 'Bob'],
    ['with a name', { senderDisplayName: 'Bobby' }, 'Bobby'],
  ])('200 and empty %s; everyone is told, the sender too', async (_, body, displayName) => {
    expect(await type(body)).toEqual({ status: 200, body: undefined });
    expect(chat.eventsOf('ChatTypingIndicatorReceived')).toEqual([
      {
        threadId: chatThreadId,
        version: String(chat.clock.now().getTime()),
        recipients: [ann, bob],
        sender: { rawId: bob, displayName },
        receivedOn: '2026-01-31T12:00:00.500Z',
      },
    ]);
  });

  it('tells nobody above 20 participants', async () => {
    const crowd = Array.from({ length: 19 }, (_, n) => `8:acs:resource_${n}`);
    crowd.forEach((rawId) => chat.known.add(rawId));
    await chat.call('ChatThread_AddChatParticipants', {
      params: { chatThreadId },
      body: { participants: crowd.map((rawId) => asParticipant(rawId)) },
    });
    expect((await type()).status).toBe(200);
    expect(chat.eventsOf('ChatTypingIndicatorReceived')).toEqual([]);
  });

  it('403 for strangers', async () => {
    expect(
      (await chat.failure('ChatThread_SendTypingNotification', { as: eve, params: { chatThreadId } })).status,
    ).toBe(403);
  });
});
