import { beforeEach, describe, expect, it } from 'vitest';
import { InMemoryChatService } from './testing/in-memory-chat-service.ts';
import { MemoryStorage } from './testing/memory-storage.ts';
import { startSession, threadOf } from './testing/start-session.ts';

let service: InMemoryChatService;
beforeEach(() => {
  service = new InMemoryChatService();
});

describe('markRead', () => {
  it('tells once what was seen, also by answering', async () => {
    service.createThread('t1', ['ann', 'ben']);
    const { id } = service.post('t1', 'ben');
    const { session, clock } = await startSession({ service, userId: 'ann' });
    session.send('t1', { content: 'answer' });
    expect(threadOf(session, 't1').unread.count).toBe(0);
    await clock.advance(10_000);
    session.markRead('t1');
    await clock.advance(10_000);
    expect(service.calls.filter(({ operation }) => operation === 'sendReadReceipt')).toMatchObject([
      { argument: id },
    ]);
  });

  it('clears the badge at once and sends one receipt, throttled', async () => {
    service.createThread('t1', ['ann', 'ben']);
    const sent = [1, 2, 3].map(() => service.post('t1', 'ben'));
    const { session, clock } = await startSession({ service, userId: 'ann' });
    await session.openThread('t1');
    expect(threadOf(session, 't1').unread.count).toBe(3);
    for (const { id } of sent) session.markRead('t1', id);
    expect(threadOf(session, 't1').unread.count).toBe(0);
    await clock.advance(10_000);
    expect(
      service.calls
        .filter(({ operation }) => operation === 'sendReadReceipt')
        .map(({ argument }) => argument),
    ).toEqual([sent[0]?.id, sent[2]?.id]);
  });

  it('never moves backwards', async () => {
    service.createThread('t1', ['ann', 'ben']);
    const [first] = [service.post('t1', 'ben'), service.post('t1', 'ben')];
    const { session } = await startSession({ service, userId: 'ann' });
    session.markRead('t1');
    session.markRead('t1', first.id);
    expect(threadOf(session, 't1').unread.count).toBe(0);
  });

  it('is right after a reload from the receipt of the service alone', async () => {
    service.createThread('t1', ['ann', 'ben']);
    service.post('t1', 'ben');
    const { session, clock } = await startSession({ service, userId: 'ann' });
    session.markRead('t1');
    await clock.advance(3000);
    session.dispose();
    service.post('t1', 'ben');
    const reloaded = await startSession({ service, userId: 'ann' });
    expect(threadOf(reloaded.session, 't1').unread.count).toBe(1);
  });

  it('sends no receipt above 20 participants and remembers the position on the device', async () => {
    const members = ['ann', ...Array.from({ length: 20 }, (_, index) => `user${index}`)];
    const storage = new MemoryStorage();
    service.createThread('t1', members);
    service.post('t1', 'user1');
    const { session, clock } = await startSession({ service, userId: 'ann', storage });
    session.markRead('t1');
    await clock.advance(3000);
    expect(service.countCalls('sendReadReceipt')).toBe(0);
    session.dispose();
    service.post('t1', 'user2');
    const reloaded = await startSession({ service, userId: 'ann', storage });
    expect(threadOf(reloaded.session, 't1').unread.count).toBe(1);
  });

  it('follows a receipt that another device of the same user has sent', async () => {
    service.createThread('t1', ['ann', 'ben']);
    const { id } = service.post('t1', 'ben');
    const { session } = await startSession({ service, userId: 'ann' });
    service.emit(['ann'], {
      type: 'readReceiptReceived',
      threadId: 't1',
      receipt: { userId: 'ann', messageId: id, readAt: 1 },
    });
    expect(threadOf(session, 't1').unread.count).toBe(0);
  });
});
