import { beforeEach, describe, expect, it } from 'vitest';
import { selectTimeline } from './chat-selectors.ts';
import { failure, InMemoryChatService } from './testing/in-memory-chat-service.ts';
import { MemoryStorage } from './testing/memory-storage.ts';
import { startSession, threadOf } from './testing/start-session.ts';
import type { ChatSession } from './chat-session.ts';

let service: InMemoryChatService;
beforeEach(() => {
  service = new InMemoryChatService();
  service.createThread('t1', ['ann', 'ben']);
});

async function openThread(storage = new MemoryStorage()) {
  const started = await startSession({ service, userId: 'ann', storage });
  await started.session.openThread('t1');
  return { ...started, storage };
}

const contents = () => service.require('t1').messages.map(({ content }) => content);
const timeline = (session: ChatSession) => selectTimeline(threadOf(session, 't1'));
const goOffline = () => {
  service.before = () => {
    throw failure('chat/offline');
  };
};
const goOnline = () => {
  service.before = () => undefined;
  service.after = () => undefined;
};

describe('send', () => {
  it('shows the message at once and keeps its key when the service has it', async () => {
    const { session, clock } = await openThread();
    const clientId = session.send('t1', { content: 'hi' });
    expect(timeline(session)).toMatchObject([
      { type: 'outgoing', key: clientId, message: { content: 'hi' } },
    ]);
    await clock.advance(0);
    expect(timeline(session)).toMatchObject([
      { type: 'message', key: clientId, message: { content: 'hi', isMine: true } },
    ]);
    expect(threadOf(session, 't1').outbox).toEqual([]);
  });

  it('shows it once, whether the answer or the event comes first', async () => {
    const { session, clock } = await openThread();
    service.isRealtimeUp = false;
    session.send('t1', { content: 'answer first' });
    await clock.advance(0);
    const [sent] = service.require('t1').messages;
    service.isRealtimeUp = true;
    if (sent) service.emitMessage(service.require('t1'), 'messageReceived', sent);
    session.send('t1', { content: 'event first' });
    await clock.advance(0);
    expect(timeline(session).map(({ message }) => message.kind !== 'system' && message.content)).toEqual([
      'answer first',
      'event first',
    ]);
  });

  it('keeps the order of what was written while offline, and sends each once', async () => {
    const { session, clock } = await openThread();
    goOffline();
    for (const content of ['one', 'two', 'three']) session.send('t1', { content });
    await clock.advance(100_000);
    expect(threadOf(session, 't1').outbox.map(({ status }) => status)).toEqual([
      'queued',
      'queued',
      'queued',
    ]);
    goOnline();
    await clock.advance(60_000);
    expect(contents()).toEqual(['one', 'two', 'three']);
    expect(threadOf(session, 't1').outbox).toEqual([]);
  });

  it('does not send again what has arrived though its answer was lost', async () => {
    const { session, clock } = await openThread();
    service.isRealtimeUp = false;
    service.after = (operation) => {
      if (operation === 'sendMessage') throw failure('chat/timeout');
    };
    session.send('t1', { content: 'once' });
    await clock.advance(0);
    goOnline();
    await clock.advance(5000);
    expect(contents()).toEqual(['once']);
    expect(timeline(session)).toMatchObject([{ type: 'message', message: { content: 'once' } }]);
  });

  it('finds an arrived message below many newer ones', async () => {
    const { session, clock } = await openThread();
    service.isRealtimeUp = false;
    service.after = (operation) => {
      if (operation === 'sendMessage') throw failure('chat/timeout');
    };
    session.send('t1', { content: 'mine' });
    await clock.advance(0);
    for (let index = 0; index < 170; index += 1) service.post('t1', 'ben');
    goOnline();
    await clock.advance(5000);
    expect(contents().filter((content) => content === 'mine')).toHaveLength(1);
    expect(threadOf(session, 't1').outbox).toEqual([]);
  });

  it('fails at once when the service refuses, and lets later messages pass', async () => {
    const { session, clock } = await openThread();
    service.before = (operation) => {
      if (operation === 'sendMessage') throw failure('chat/forbidden', 403);
    };
    const refused = session.send('t1', { content: 'refused' });
    await clock.advance(0);
    expect(threadOf(session, 't1').outbox).toMatchObject([
      { status: 'failed', error: { code: 'chat/forbidden' } },
    ]);
    goOnline();
    session.send('t1', { content: 'next' });
    await clock.advance(0);
    expect(contents()).toEqual(['next']);
    session.retry('t1', refused);
    await clock.advance(0);
    expect(contents()).toEqual(['next', 'refused']);
  });

  it('gives up on a service that answers with errors, after some attempts', async () => {
    const { session, clock } = await openThread();
    service.before = (operation) => {
      if (operation === 'sendMessage') throw failure('chat/service-unavailable', 503);
    };
    const clientId = session.send('t1', { content: 'x' });
    await clock.advance(300_000);
    expect(service.countCalls('sendMessage')).toBe(6);
    expect(threadOf(session, 't1').outbox[0]?.status).toBe('failed');
    session.discard('t1', clientId);
    expect(threadOf(session, 't1').outbox).toEqual([]);
  });

  it('refuses more than the service takes without asking it', async () => {
    const { session, clock } = await openThread();
    session.send('t1', { content: 'é'.repeat(15_000) });
    await clock.advance(0);
    expect(threadOf(session, 't1').outbox[0]?.error).toMatchObject({ code: 'chat/message-too-long' });
    expect(service.countCalls('sendMessage')).toBe(0);
  });
});

describe('reload', () => {
  it('sends what was queued, in order and once', async () => {
    const first = await openThread();
    goOffline();
    first.session.send('t1', { content: 'one' });
    first.session.send('t1', { content: 'two' });
    await first.clock.advance(1000);
    first.session.dispose();
    goOnline();
    const { session, clock } = await startSession({ service, userId: 'ann', storage: first.storage });
    await clock.advance(1000);
    expect(contents()).toEqual(['one', 'two']);
    expect(threadOf(session, 't1').outbox).toEqual([]);
    await startSession({ service, userId: 'ann', storage: first.storage });
    expect(contents()).toEqual(['one', 'two']);
  });

  it('does not repeat what had arrived before the page was closed', async () => {
    const first = await openThread();
    service.isRealtimeUp = false;
    service.after = (operation) => {
      if (operation === 'sendMessage') throw failure('chat/offline');
    };
    first.session.send('t1', { content: 'once' });
    await first.clock.advance(0);
    first.session.dispose();
    goOnline();
    service.isRealtimeUp = true;
    const { session, clock } = await startSession({ service, userId: 'ann', storage: first.storage });
    await clock.advance(1000);
    expect(contents()).toEqual(['once']);
    expect(threadOf(session, 't1').outbox).toEqual([]);
  });

  it('ignores what is not a message in the storage', async () => {
    const storage = new MemoryStorage();
    storage.setItem('switchboard.chat.ann.outboxes', '["other"]');
    storage.setItem(
      'switchboard.chat.ann.outbox.other',
      '[{"threadId":"t1","message":{"content":7}}, null, "x"]',
    );
    storage.setItem('switchboard.chat.ann.drafts', '[[[');
    const { session } = await startSession({ service, userId: 'ann', storage });
    expect(threadOf(session, 't1').outbox).toEqual([]);
  });
});
