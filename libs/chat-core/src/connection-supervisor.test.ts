import { beforeEach, describe, expect, it } from 'vitest';
import { failure, InMemoryChatService } from './testing/in-memory-chat-service.ts';
import { startSession, threadOf } from './testing/start-session.ts';

let service: InMemoryChatService;
beforeEach(() => {
  service = new InMemoryChatService();
});

describe('reconnect', () => {
  it('fetches what was said, edited, deleted and read meanwhile, each once', async () => {
    service.createThread('t1', ['ann', 'ben']);
    const first = service.post('t1', 'ben', { content: 'first' });
    const second = service.post('t1', 'ben', { content: 'second' });
    const { session, clock } = await startSession({ service, userId: 'ann' });
    await session.openThread('t1');
    service.disconnect();
    expect(session.getState().connection).toBe('reconnecting');
    service.change('t1', first.id, { content: 'first, edited' });
    service.change('t1', second.id, { deleted: true });
    for (let index = 0; index < 120; index += 1) service.post('t1', 'ben');
    service.reconnect();
    await clock.advance(5000);
    const { messages } = threadOf(session, 't1').window;
    expect(messages.map(({ id }) => id)).toEqual(service.require('t1').messages.map(({ id }) => id));
    expect(messages[0]).toMatchObject({ content: 'first, edited' });
    expect(messages[1]).toMatchObject({ content: '', deletedAt: expect.any(Number) });
    expect(threadOf(session, 't1').unread).toMatchObject({ count: 99, isMore: true });
  });

  it('notices that it was removed from a thread meanwhile', async () => {
    const thread = service.createThread('t1', ['ann', 'ben']);
    const { session, clock } = await startSession({ service, userId: 'ann' });
    service.disconnect();
    thread.members = ['ben'];
    service.reconnect();
    await clock.advance(5000);
    expect(threadOf(session, 't1').standing).toBe('left');
  });

  it('starts the real-time connection anew when it does not come back by itself', async () => {
    const { session, clock } = await startSession({ service, userId: 'ann' });
    service.disconnect();
    service.isRealtimeUp = true;
    await clock.advance(6000);
    expect(service.countCalls('openRealtime')).toBe(2);
    expect(session.getState().connection).toBe('connected');
  });
});

describe('device network', () => {
  it('is offline as soon as the device says so and the service does not answer, and back without a wait', async () => {
    let isOnline = true;
    const listeners = new Set<() => void>();
    const network = {
      isOnline: () => isOnline,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const switchTo = async (value: boolean) => {
      isOnline = value;
      for (const listener of [...listeners]) listener();
      await clock.advance(0);
    };
    service.createThread('t1', ['ann', 'ben']);
    const { session, clock } = await startSession({ service, userId: 'ann', network });
    await switchTo(false);
    expect(session.getState().connection).toBe('connected');
    service.before = () => {
      throw failure('chat/offline');
    };
    await switchTo(false);
    expect(session.getState().connection).toBe('offline');
    session.send('t1', { content: 'later' });
    await clock.advance(10 * 60_000);
    service.before = () => undefined;
    await switchTo(true);
    await clock.advance(0);
    expect(session.getState().connection).toBe('connected');
    expect(service.require('t1').messages).toMatchObject([{ content: 'later' }]);
  });
});
