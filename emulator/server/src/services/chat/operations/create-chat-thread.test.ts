import { beforeEach, describe, expect, it } from 'vitest';
import { ann, asParticipant, bob, createChatHarness, eve } from '../testing/chat-harness.ts';

describe('Chat_CreateChatThread', () => {
  let chat: ReturnType<typeof createChatHarness>;
  beforeEach(() => {
    chat = createChatHarness();
  });
  const create = (body: object, more: object = {}) => chat.call('Chat_CreateChatThread', { body, ...more });

  it('201 with the thread, its address and times in whole seconds', async () => {
    const { status, body, headers } = await create({ topic: 'Lunch', metadata: { place: 'canteen' } });
    expect(status).toBe(201);
    expect(body).toEqual({
      chatThread: {
        id: expect.stringMatching(/^19:[\w-]{43}1@thread\.v2$/),
        topic: 'Lunch',
        createdOn: '2026-01-31T12:00:00Z',
        createdByCommunicationIdentifier: {
          kind: 'communicationUser',
          rawId: ann,
          communicationUser: { id: ann },
        },
        metadata: { place: 'canteen' },
      },
    });
    const { id } = (body as { chatThread: { id: string } }).chatThread;
    expect(headers?.['location']).toBe(`https://localhost:3002/chat/threads/${id.replace(':', '%3A')}`);
  });

  it('adds the creator first, everyone once, with the whole history', async () => {
    const id = await chat.createThread([
      asParticipant(bob, { displayName: 'Bob' }),
      asParticipant(bob),
      asParticipant(ann),
    ]);
    const { value } = await chat.list('ChatThread_ListChatParticipants', { params: { chatThreadId: id } });
    expect(value).toMatchObject([
      { communicationIdentifier: { rawId: ann }, shareHistoryTime: '1970-01-01T00:00:00Z' },
      { communicationIdentifier: { rawId: bob }, displayName: 'Bob' },
    ]);
  });

  it('begins the history with who was added and with the topic', async () => {
    const id = await chat.createThread();
    const { value } = await chat.list('ChatThread_ListChatMessages', { params: { chatThreadId: id } });
    expect(value).toMatchObject([
      {
        type: 'topicUpdated',
        sequenceId: '2',
        content: { topic: 'Lunch', initiatorCommunicationIdentifier: { rawId: ann } },
      },
      {
        type: 'participantAdded',
        sequenceId: '1',
        content: {
          participants: [
            { communicationIdentifier: { rawId: ann } },
            { communicationIdentifier: { rawId: bob } },
          ],
        },
      },
    ]);
    expect(value[0]).not.toHaveProperty('senderCommunicationIdentifier');
  });

  it('tells everyone in the thread, once', async () => {
    const id = await chat.createThread([asParticipant(bob, { displayName: 'Bob' })]);
    expect(chat.events.map(({ type }) => type)).toEqual(['ChatThreadCreated']);
    expect(chat.eventsOf('ChatThreadCreated')[0]).toMatchObject({
      threadId: id,
      recipients: [ann, bob],
      createdBy: { rawId: ann },
      properties: { topic: 'Lunch' },
      participants: [{ rawId: ann }, { rawId: bob, displayName: 'Bob' }],
    });
  });

  it('names who cannot be added without failing', async () => {
    const teams = '8:orgid:7a1b2c3d-0000-4000-8000-000000000001';
    const { status, body } = await create({
      topic: 'Lunch',
      participants: [
        {
          communicationIdentifier: {
            rawId: teams,
            microsoftTeamsUser: { userId: teams.slice(8), cloud: 'public' },
          },
        },
        asParticipant('8:acs:resource_nobody'),
        asParticipant(bob),
      ],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      invalidParticipants: [
        { target: teams, code: '403', message: expect.stringContaining('microsoftTeamsUser') },
        { target: '8:acs:resource_nobody', code: '404', message: expect.stringContaining('nobody') },
      ],
    });
    expect(chat.eventsOf('ChatThreadCreated')[0]?.recipients).toEqual([ann, bob]);
  });

  it.each(['repeatability-request-id', 'idempotency-token'])(
    'repeats its answer for the same %s',
    async (name) => {
      const again = () =>
        create({ topic: 'Lunch', participants: [asParticipant(bob)] }, { headers: { [name]: 'id-1' } });
      const first = await again();
      await chat.clock.advance(60_000);
      expect(await again()).toEqual(first);
      expect(chat.events).toHaveLength(1);
      const { value } = await chat.list('Chat_ListChatThreads', {});
      expect(value).toHaveLength(1);
    },
  );

  it('creates one thread for requests with one id at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        create({ topic: 'Lunch' }, { headers: { 'repeatability-request-id': 'x' } }),
      ),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(chat.events).toHaveLength(1);
  });

  it('keeps the ids of two users apart', async () => {
    const headers = { 'repeatability-request-id': 'x' };
    const first = await create({ topic: 'Lunch' }, { headers });
    expect((await create({ topic: 'Lunch' }, { headers, as: bob })).body).not.toEqual(first.body);
  });

  it('400 for the same id with another body', async () => {
    const headers = { 'repeatability-request-id': 'id-1' };
    await create({ topic: 'Lunch' }, { headers });
    const { status, message } = await chat.failure('Chat_CreateChatThread', {
      body: { topic: 'Dinner' },
      headers,
    });
    expect(status).toBe(400);
    expect(message).toContain("'id-1'");
  });

  it('takes members that are null as absent, as .NET sends them', async () => {
    const { status } = await create({
      topic: 'Lunch',
      participants: [asParticipant(bob, { displayName: null, shareHistoryTime: null })],
      metadata: null,
      retentionPolicy: null,
    });
    expect(status).toBe(201);
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => asParticipant(`8:acs:resource_${n}`));
  it.each([
    ['no topic', {}, 'topic|string'],
    ['an empty topic', { topic: ' ' }, 'topic is empty'],
    ['201 participants', { topic: 'x', participants: many(201) }, '201 participants'],
    ['an identifier of nobody', { topic: 'x', participants: [{ communicationIdentifier: {} }] }, 'rawId'],
    [
      'a time without a zone',
      { topic: 'x', participants: [asParticipant(bob, { shareHistoryTime: '2026-01-31' })] },
      'RFC 3339',
    ],
    ['metadata above 1 KB', { topic: 'x', metadata: { a: 'ü'.repeat(512) } }, '1025 bytes'],
    [
      '29 days of retention',
      { topic: 'x', retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 29 } },
      '29',
    ],
    ['an unknown policy', { topic: 'x', retentionPolicy: { kind: 'forever' } }, ''],
  ])('400 for %s', async (_, body, message) => {
    const failure = await chat.failure('Chat_CreateChatThread', { body });
    expect(failure.status).toBe(400);
    expect(failure.message).toMatch(new RegExp(message));
    expect(chat.events).toEqual([]);
  });

  it('deletes the thread when its retention policy says so', async () => {
    const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 30 };
    const id = await chat.createThread([asParticipant(bob)], { retentionPolicy });
    await chat.createThread([asParticipant(eve)]);
    await chat.clock.advance(30 * 24 * 3600_000 - 1);
    expect(chat.eventsOf('ChatThreadDeleted')).toEqual([]);
    await chat.clock.advance(1);
    expect(chat.eventsOf('ChatThreadDeleted')).toMatchObject([
      { threadId: id, recipients: [ann, bob], reason: 'deletedByPolicy' },
    ]);
  });

  it('deletes at the start what became due before it', async () => {
    const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 30 };
    await chat.createThread([], { retentionPolicy });
    await chat.service.stop?.();
    await chat.clock.advance(31 * 24 * 3600_000);
    expect(chat.eventsOf('ChatThreadDeleted')).toEqual([]);
    await chat.service.start?.();
    expect(chat.eventsOf('ChatThreadDeleted')).toHaveLength(1);
  });
});
