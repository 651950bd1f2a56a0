import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_RemoveChatParticipant', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread([asParticipant(bob, { displayName: 'Bob' }), asParticipant(eve)]);
  });
  const remove = (body: unknown, as = ann) =>
    chat.call('ChatThread_RemoveChatParticipant', { as, params: { chatThreadId }, body });
  const failure = (body: unknown, as = ann) =>
    chat.failure('ChatThread_RemoveChatParticipant', { as, params: { chatThreadId }, body });

  it('204; everyone is told, the removed one too', async () => {
    expect(await remove({ rawId: bob, communicationUser: { id: bob } })).toEqual({ status: 204 });
    expect(chat.eventsOf('ChatParticipantsRemoved')).toMatchObject([
      {
        recipients: [ann, bob, eve],
        removedBy: { rawId: ann },
        participantsRemoved: [{ rawId: bob, displayName: 'Bob' }],
      },
    ]);
    const { value } = await chat.list('ChatThread_ListChatMessages', { params: { chatThreadId } });
    expect(value[0]).toMatchObject({
      type: 'participantRemoved',
      content: {
        participants: [{ communicationIdentifier: { rawId: bob } }],
        initiatorCommunicationIdentifier: { rawId: ann },
      },
    });
  });

  it('lets someone leave', async () => {
    await remove({ communicationUser: { id: bob } }, bob);
    expect(chat.eventsOf('ChatParticipantsRemoved')[0]?.removedBy.rawId).toBe(bob);
    expect((await failure({ rawId: eve }, bob)).status).toBe(403);
  });

  it('404 for someone who is not there, 400 for nobody', async () => {
    await remove({ rawId: bob });
    expect(await failure({ rawId: bob })).toMatchObject({
      status: 404,
      message: expect.stringContaining(bob),
    });
    expect((await failure({})).status).toBe(400);
    expect((await failure(undefined)).status).toBe(400);
  });

  it('403 for strangers', async () => {
    expect((await failure({ rawId: bob }, '8:acs:resource_stranger')).status).toBe(403);
  });
});
