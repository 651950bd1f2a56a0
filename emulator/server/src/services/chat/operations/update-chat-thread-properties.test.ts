import { beforeEach, describe, expect, it } from 'vitest';
import { ann, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('ChatThread_UpdateChatThreadProperties', () => {
  let chat: ReturnType<typeof createChatHarness>;
  let chatThreadId: string;
  beforeEach(async () => {
    chat = createChatHarness();
    chatThreadId = await chat.createThread(undefined, { metadata: { a: '1', b: '2' } });
  });
  const update = (body: object, as = ann) =>
    chat.call('ChatThread_UpdateChatThreadProperties', { as, params: { chatThreadId }, body });
  const properties = async () =>
    (await chat.call('ChatThread_GetChatThreadProperties', { params: { chatThreadId } })).body;
  const history = () => chat.list('ChatThread_ListChatMessages', { params: { chatThreadId } });

  it('204; a new topic is told in the history and to everyone', async () => {
    await chat.clock.advance(1000);
    expect(await update({ topic: 'Dinner' }, bob)).toEqual({ status: 204 });
    expect(await properties()).toMatchObject({ topic: 'Dinner' });
    expect((await history()).value[0]).toMatchObject({
      type: 'topicUpdated',
      sequenceId: '3',
      content: { topic: 'Dinner', initiatorCommunicationIdentifier: { rawId: bob } },
    });
    expect(chat.eventsOf('ChatThreadPropertiesUpdated')).toMatchObject([
      {
        recipients: [ann, bob],
        updatedBy: { rawId: bob },
        properties: { topic: 'Dinner' },
        updatedOn: '2026-01-31T12:00:01.500Z',
      },
    ]);
  });

  it('merges metadata, null removes, and the history stays silent', async () => {
    await update({ metadata: { a: null, c: '3' } });
    expect(await properties()).toMatchObject({ metadata: { b: '2', c: '3' } });
    expect((await history()).value).toHaveLength(2);
    expect(chat.eventsOf('ChatThreadPropertiesUpdated')).toHaveLength(1);
  });

  it('changes nothing for the topic that it has', async () => {
    await update({ topic: 'Lunch' });
    expect((await history()).value).toHaveLength(2);
    expect(chat.events).toHaveLength(1);
  });

  it('sets, moves and lifts the retention policy', async () => {
    const days = (deleteThreadAfterDays: number) => ({
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays },
    });
    const day = 24 * 3600_000;
    await update(days(30));
    await update(days(90));
    await chat.clock.advance(31 * day);
    expect(chat.eventsOf('ChatThreadDeleted')).toEqual([]);
    await update({ retentionPolicy: { kind: 'none' } });
    await chat.clock.advance(90 * day);
    expect(chat.eventsOf('ChatThreadDeleted')).toEqual([]);
    await update(days(60));
    await chat.clock.advance(1);
    expect(chat.eventsOf('ChatThreadDeleted')).toHaveLength(1);
  });

  it('400 for metadata that grows above 1 KB and for an empty topic', async () => {
    const failure = (body: object) =>
      chat.failure('ChatThread_UpdateChatThreadProperties', { params: { chatThreadId }, body });
    expect(await failure({ metadata: { c: 'x'.repeat(1020) } })).toMatchObject({
      status: 400,
      message: expect.stringContaining('1025'),
    });
    expect((await failure({ topic: '' })).status).toBe(400);
    expect(
      (await failure({ retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 91 } })).status,
    ).toBe(400);
  });

  it('403 for strangers', async () => {
    const request = { as: eve, params: { chatThreadId }, body: { topic: 'x' } };
    expect((await chat.failure('ChatThread_UpdateChatThreadProperties', request)).status).toBe(403);
  });
});
