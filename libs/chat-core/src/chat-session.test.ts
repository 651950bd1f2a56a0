import { beforeEach, describe, expect, it } from 'vitest';
import { selectThreadList } from './chat-selectors.ts';
import { TokenRefusedError } from './chat-session.ts';
import { ControllableClock } from './testing/controllable-clock.ts';
import { failure, InMemoryChatService } from './testing/in-memory-chat-service.ts';
import { MemoryStorage } from './testing/memory-storage.ts';
import { makeSession, startSession, threadOf } from './testing/start-session.ts';

let service: InMemoryChatService;
beforeEach(() => {
  service = new InMemoryChatService();
});

describe('start', () => {
  it('lists the threads with topic, participants, last message and unread count', async () => {
    service.createThread('t1', ['ann', 'ben'], 'Lunch');
    service.post('t1', 'ben', { content: 'hungry?' });
    const { session } = await startSession({ service, userId: 'ann' });
    const [thread] = selectThreadList(session.getState());
    expect(session.getState().connection).toBe('connected');
    expect(thread).toMatchObject({
      topic: 'Lunch',
      unread: { count: 1 },
      lastMessage: { content: 'hungry?' },
    });
    expect(Object.keys(thread?.participants ?? {})).toEqual(['ann', 'ben']);
  });

  it('puts the thread with the latest activity first and pages through the rest', async () => {
    for (let index = 1; index <= 25; index += 1) {
      service.createThread(`t${index}`, ['ann', 'ben']);
      service.post(`t${index}`, 'ben');
    }
    const { session } = await startSession({ service, userId: 'ann' });
    expect(selectThreadList(session.getState())).toHaveLength(20);
    expect(session.getState().threadList.canLoadMore).toBe(true);
    await session.loadMoreThreads();
    expect(selectThreadList(session.getState()).map(({ id }) => id)[24]).toBe('t1');
    expect(session.getState().threadList.canLoadMore).toBe(false);
    service.post('t1', 'ben');
    expect(selectThreadList(session.getState())[0]?.id).toBe('t1');
  });

  it('keeps trying when the service does not answer, and says so', async () => {
    service.before = () => {
      throw failure('chat/offline');
    };
    const { session, clock } = makeSession({ service, userId: 'ann' });
    expect(await session.start()).toBe(false);
    expect(session.getState()).toMatchObject({
      connection: 'connecting',
      threadList: {
        status: 'failed',
        error: { code: 'chat/offline', category: 'network', textKey: 'chatErrors.offline' },
      },
    });
    service.createThread('t1', ['ann', 'ben']);
    service.before = () => undefined;
    await clock.advance(20_000);
    expect(session.getState()).toMatchObject({ connection: 'connected', threadList: { status: 'ready' } });
  });

  it('ends as signed out when the access service refuses a token', async () => {
    const refuse = () => Promise.reject(new TokenRefusedError('signed out'));
    const { session } = makeSession({ service, userId: 'ann', fetchToken: refuse });
    expect(await session.start()).toBe(false);
    expect(session.getState().connection).toBe('signed-out');
    expect(session.getState().problems).toEqual([]);
  });

  it('waits for a token through network failures', async () => {
    let attempts = 0;
    const fetchToken = () =>
      (attempts += 1) < 4 ? Promise.reject(new TypeError('fetch failed')) : Promise.resolve('t');
    const { session, clock } = makeSession({ service, userId: 'ann', fetchToken });
    void session.start();
    await clock.advance(60_000);
    expect(attempts).toBe(4);
    expect(session.getState().connection).toBe('connected');
  });
});

describe('events', () => {
  it('shows a thread that others have created, with its participants', async () => {
    const { session, clock } = await startSession({ service, userId: 'ann' });
    service.createThread('t1', ['ann', 'ben'], 'New');
    await clock.advance(1000);
    expect(selectThreadList(session.getState())).toMatchObject([{ topic: 'New', summaryStatus: 'ready' }]);
  });

  it('looks up a thread that it only hears a message of', async () => {
    const { session, clock } = await startSession({ service, userId: 'ann' });
    service.isRealtimeUp = false;
    service.createThread('t1', ['ann', 'ben']);
    service.isRealtimeUp = true;
    service.post('t1', 'ben', { content: 'hello' });
    await clock.advance(1000);
    expect(threadOf(session, 't1')).toMatchObject({
      unread: { count: 1 },
      lastMessage: { content: 'hello' },
    });
  });

  it('takes away typing after eight seconds and when the message arrives', async () => {
    service.createThread('t1', ['ann', 'ben', 'cem']);
    const { session, clock } = await startSession({ service, userId: 'ann' });
    for (const userId of ['ann', 'ben', 'cem']) {
      service.emit(['ann'], {
        type: 'typingReceived',
        threadId: 't1',
        userId,
        displayName: userId,
        sentAt: 2e12,
      });
    }
    expect(Object.keys(threadOf(session, 't1').typing)).toEqual(['ben', 'cem']);
    service.post('t1', 'cem');
    expect(Object.keys(threadOf(session, 't1').typing)).toEqual(['ben']);
    await clock.advance(7999);
    expect(Object.keys(threadOf(session, 't1').typing)).toEqual(['ben']);
    await clock.advance(1);
    expect(threadOf(session, 't1').typing).toEqual({});
  });

  it('marks a thread as left, and as deleted', async () => {
    service.createThread('t1', ['ann', 'ben']);
    service.createThread('t2', ['ann', 'ben']);
    const { session } = await startSession({ service, userId: 'ann' });
    const ann = { userId: 'ann', displayName: undefined };
    service.emit(['ann'], { type: 'participantsRemoved', threadId: 't1', participants: [ann], changedAt: 1 });
    service.emit(['ann'], { type: 'threadDeleted', threadId: 't2', deletedAt: 1 });
    expect(threadOf(session, 't1').standing).toBe('left');
    expect(selectThreadList(session.getState()).map(({ id }) => id)).toEqual(['t1']);
  });
});

describe('notifyTyping', () => {
  it('tells at most once in eight seconds, and at once after a message was sent', async () => {
    service.createThread('t1', ['ann', 'ben']);
    const { session, clock } = await startSession({ service, userId: 'ann' });
    for (let stroke = 0; stroke < 20; stroke += 1) {
      session.notifyTyping('t1');
      await clock.advance(500);
    }
    expect(service.countCalls('sendTyping')).toBe(2);
    session.send('t1', { content: 'done' });
    session.notifyTyping('t1');
    await clock.advance(0);
    expect(service.countCalls('sendTyping')).toBe(3);
  });
});

describe('editMessage and deleteMessage', () => {
  it('changes the message, and keeps a failed change at it', async () => {
    service.createThread('t1', ['ann', 'ben']);
    const { id } = service.post('t1', 'ann', { content: 'old' });
    const { session } = await startSession({ service, userId: 'ann' });
    await session.openThread('t1');
    expect(await session.editMessage('t1', id, 'new')).toBe(true);
    expect(threadOf(session, 't1').window.messages[0]).toMatchObject({ content: 'new', change: undefined });
    service.before = () => {
      throw failure('chat/forbidden', 403);
    };
    expect(await session.deleteMessage('t1', id)).toBe(false);
    expect(threadOf(session, 't1').window.messages[0]).toMatchObject({
      content: 'new',
      change: { kind: 'delete', status: 'failed', error: { code: 'chat/forbidden', status: 403 } },
    });
    const [problem] = session.getState().problems;
    expect(problem).toMatchObject({ command: 'deleteMessage', threadId: 't1' });
    session.dismissProblem(problem?.id ?? '');
    expect(session.getState().problems).toEqual([]);
  });
});

describe('drafts', () => {
  it('come back after a reload and are gone once forgotten', async () => {
    const storage = new MemoryStorage();
    const clock = new ControllableClock();
    service.createThread('t1', ['ann', 'ben']);
    const { session } = await startSession({ service, userId: 'ann', storage, clock });
    session.setDraft('t1', 'half a sent');
    await clock.advance(500);
    session.dispose();
    const reloaded = await startSession({ service, userId: 'ann', storage });
    expect(threadOf(reloaded.session, 't1')).toMatchObject({ draft: 'half a sent', draftMentions: [] });
    await reloaded.session.forgetStoredData();
    expect([...storage.entries]).toEqual([]);
  });

  it('keep their mentions, except where the text has become another', async () => {
    const storage = new MemoryStorage();
    const clock = new ControllableClock();
    const mentions = [{ at: 3, userId: 'ben', name: 'Ben' }];
    for (const id of ['t1', 't2']) service.createThread(id, ['ann', 'ben']);
    const { session } = await startSession({ service, userId: 'ann', storage, clock });
    for (const id of ['t1', 't2']) session.setDraft(id, 'Hi @Ben', mentions);
    await clock.advance(500);
    session.dispose();
    storage.setItem('switchboard.chat.ann.drafts', JSON.stringify({ t1: 'Hi @Ben', t2: 'Hello @Ben' }));
    const reloaded = await startSession({ service, userId: 'ann', storage });
    expect(threadOf(reloaded.session, 't1').draftMentions).toEqual(mentions);
    expect(threadOf(reloaded.session, 't2')).toMatchObject({ draft: 'Hello @Ben', draftMentions: [] });
  });
});
