import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_AddChatParticipants', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread([]);
  });
  const add = (participants: unknown[], as = ann) =>
    chat.call('ChatThread_AddChatParticipants', { as, params: { chatThreadId }, body: { participants } });
  const failure = (participants: unknown[], as = ann) =>
    chat.failure('ChatThread_AddChatParticipants', { as, params: { chatThreadId }, body: { participants } });
  const newcomers = (count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => {
      chat.known.add(`8:acs:resource_${from + n}`);
      return asParticipant(`8:acs:resource_${from + n}`);
    });

  it('201 with an empty answer; the history and everyone are told, the new ones too', async () => {
    const newcomer = asParticipant(bob, { displayName: 'Bob', metadata: { role: 'guest' } });
    expect(await add([newcomer])).toMatchObject({ status: 201, body: {} });
    const { value } = await chat.list('ChatThread_ListChatMessages', { as: bob, params: { chatThreadId } });
    expect(value[0]).toMatchObject({
      type: 'participantAdded',
      content: { participants: [{ displayName: 'Bob' }], initiatorCommunicationIdentifier: { rawId: ann } },
    });
    expect(chat.eventsOf('ChatParticipantsAdded')).toMatchObject([
      {
        recipients: [ann, bob],
        addedBy: { rawId: ann },
        participantsAdded: [{ rawId: bob, displayName: 'Bob', metadata: { role: 'guest' } }],
      },
    ]);
  });

  it('adds the others when some are invalid', async () => {
    expect((await add([asParticipant('8:acs:resource_nobody'), asParticipant(bob)])).body).toMatchObject({
      invalidParticipants: [{ target: '8:acs:resource_nobody', code: '404' }],
    });
    expect(chat.eventsOf('ChatParticipantsAdded')[0]?.recipients).toEqual([ann, bob]);
  });

  it('changes nothing for those who are there', async () => {
    await add([asParticipant(bob, { displayName: 'Bob' })]);
    await add([asParticipant(bob, { displayName: 'Robert' }), asParticipant(ann)]);
    expect(chat.eventsOf('ChatParticipantsAdded')).toHaveLength(1);
    const { value } = await chat.list('ChatThread_ListChatParticipants', { params: { chatThreadId } });
    expect(value[1]).toMatchObject({ displayName: 'Bob' });
  });

  it('400 above 250 in the thread or 200 in the request, without adding anyone', async () => {
    await add(newcomers(200));
    expect(await failure(newcomers(50, 200))).toMatchObject({
      status: 400,
      message: expect.stringContaining('251 participants'),
    });
    expect((await add(newcomers(49, 200))).status).toBe(201);
    expect((await failure(newcomers(201, 1000))).message).toContain('201 participants');
    expect(chat.eventsOf('ChatParticipantsAdded').map(({ recipients }) => recipients.length)).toEqual([
      201, 250,
    ]);
  });

  it('403 for strangers', async () => {
    expect((await failure([asParticipant(eve)], eve)).status).toBe(403);
  });
});
