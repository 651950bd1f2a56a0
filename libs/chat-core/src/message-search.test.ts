import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatSession } from './chat-session.ts';
import { settle } from './testing/controllable-clock.ts';
import { failure, InMemoryChatService } from './testing/in-memory-chat-service.ts';
import { startSession, threadOf } from './testing/start-session.ts';

let service: InMemoryChatService;
beforeEach(() => {
  service = new InMemoryChatService();
  service.createThread('t1', ['ann', 'ben']);
});

const fill = (count: number, content = (index: number) => `n${index}`) => {
  for (let index = 0; index < count; index += 1) service.post('t1', 'ben', { content: content(index) });
};
const searchOf = (session: ChatSession) => threadOf(session, 't1').search;
const textsOf = (session: ChatSession) => searchOf(session)?.hits.map(({ text }) => text);

async function open() {
  const started = await startSession({ service, userId: 'ann' });
  await started.session.openThread('t1');
  service.calls.length = 0;
  return started;
}

async function search(session: ChatSession, words: string) {
  session.searchMessages('t1', words);
  await settle();
  return searchOf(session);
}

describe('searchMessages', () => {
  it('finds a message far back, whatever its case and accents, and says how much was read', async () => {
    const needle = service.post('t1', 'ben', { content: 'Le CAFÉ est fermé' });
    fill(1100);
    const { session } = await open();
    expect(await search(session, ' cafe ')).toMatchObject({
      status: 'complete',
      hits: [{ messageId: needle.id, senderId: 'ben', text: 'Le CAFÉ est fermé' }],
      readCount: 1101,
      readBackTo: needle.createdAt,
    });
    expect(service.countCalls('listMessages')).toBe(6);
    expect(await session.jumpToMessage('t1', needle.id)).toBe(true);
  });

  it('reads what it has read only once, for other words too', async () => {
    fill(300);
    const { session } = await open();
    await search(session, 'n299');
    service.calls.length = 0;
    let changes = 0;
    const stop = session.subscribe(() => (changes += 1));
    expect(await search(session, 'n1')).toMatchObject({ status: 'complete' });
    stop();
    expect(textsOf(session)).toContain('n1');
    expect([service.calls, changes]).toEqual([[], 1]);
  });

  it('pauses when it has found enough and goes on when asked', async () => {
    fill(900, (index) => (index % 10 === 0 ? `hit ${index}` : 'other'));
    const { session } = await open();
    expect(await search(session, 'hit')).toMatchObject({ status: 'paused', readCount: 200 });
    expect(searchOf(session)?.hits).toHaveLength(20);
    session.continueSearch('t1');
    await settle();
    expect(searchOf(session)).toMatchObject({ status: 'paused', readCount: 400 });
    expect(textsOf(session)?.[0]).toBe('hit 890');
  });

  it('pauses after so many pages without finding anything', async () => {
    fill(6000);
    const { session } = await open();
    expect(await search(session, 'nowhere')).toMatchObject({ status: 'paused', readCount: 5000, hits: [] });
    session.continueSearch('t1');
    await settle();
    expect(searchOf(session)).toMatchObject({ status: 'complete', readCount: 6000 });
  });

  it('finds the text of html without its markup', async () => {
    service.post('t1', 'ben', { kind: 'html', content: '<p>see <b>msft</b> &amp; you</p>' });
    const { session } = await open();
    expect((await search(session, 'msft & you'))?.hits).toHaveLength(1);
    expect((await search(session, '<b>'))?.hits).toEqual([]);
  });

  it('is idle for empty words', async () => {
    fill(3);
    const { session } = await open();
    expect(await search(session, '  ')).toMatchObject({ status: 'idle', hits: [] });
    expect(service.countCalls('listMessages')).toBe(0);
  });

  it('follows messages that come, change and go', async () => {
    fill(3);
    const { session } = await open();
    await search(session, 'news');
    const message = service.post('t1', 'ben', { content: 'News!' });
    expect(textsOf(session)).toEqual(['News!']);
    service.change('t1', message.id, { content: 'no more' });
    expect(textsOf(session)).toEqual([]);
    service.change('t1', message.id, { content: 'news again' });
    service.change('t1', message.id, { deleted: true });
    expect(textsOf(session)).toEqual([]);
  });

  it('reads again after the connection was lost', async () => {
    fill(3);
    const { session, clock } = await open();
    await search(session, 'missed');
    service.disconnect();
    service.post('t1', 'ben', { content: 'missed' });
    service.reconnect();
    await clock.advance(0);
    expect(textsOf(session)).toEqual(['missed']);
  });
});

describe('stopSearch', () => {
  it('pauses at once and keeps what was on its way', async () => {
    fill(1000);
    const { session } = await open();
    let answer = () => {};
    service.before = () => new Promise<void>((resolve) => (answer = resolve));
    await search(session, 'nowhere');
    session.stopSearch('t1');
    expect(searchOf(session)).toMatchObject({ status: 'paused', readCount: 0 });
    answer();
    await settle();
    expect(searchOf(session)).toMatchObject({ status: 'paused', readCount: 200 });
    service.before = () => undefined;
    session.continueSearch('t1');
    await settle();
    expect(searchOf(session)).toMatchObject({ status: 'complete', readCount: 1000 });
  });
});

describe('continueSearch', () => {
  it('tries again what has failed', async () => {
    fill(500);
    const { session } = await open();
    service.before = () => {
      if (service.countCalls('listMessages') === 2) throw failure('chat/offline');
    };
    expect(await search(session, 'nowhere')).toMatchObject({
      status: 'failed',
      readCount: 200,
      error: { code: 'chat/offline' },
    });
    session.continueSearch('t1');
    await settle();
    expect(searchOf(session)).toMatchObject({ status: 'complete', readCount: 500, error: undefined });
  });

  it('survives a continuation token that the service no longer takes', async () => {
    fill(700);
    const { session } = await open();
    service.before = () => {
      if (service.countCalls('listMessages') === 3) throw failure('chat/rejected', 400);
    };
    expect(await search(session, 'nowhere')).toMatchObject({ status: 'complete', readCount: 700 });
  });
});

describe('endSearch', () => {
  it('lets go of everything, as closing the thread does', async () => {
    fill(3);
    const { session } = await open();
    await search(session, 'n');
    session.endSearch('t1');
    expect(searchOf(session)).toBeUndefined();
    await search(session, 'n');
    session.closeThread('t1');
    expect(searchOf(session)).toBeUndefined();
  });
});
