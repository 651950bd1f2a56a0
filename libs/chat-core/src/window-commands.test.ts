import { beforeEach, describe, expect, it } from 'vitest';
import { selectTimeline } from './chat-selectors.ts';
import type { ChatSession } from './chat-session.ts';
import { MESSAGE_WINDOW_LIMIT } from './chat-state.ts';
import { failure, InMemoryChatService } from './testing/in-memory-chat-service.ts';
import { startSession, threadOf } from './testing/start-session.ts';

let service: InMemoryChatService;
beforeEach(() => {
  service = new InMemoryChatService();
  service.createThread('t1', ['ann', 'ben']);
});

const fill = (count: number) => {
  for (let index = 0; index < count; index += 1) service.post('t1', 'ben', { content: `n${index}` });
};
const allIds = () => service.require('t1').messages.map(({ id }) => id);
const windowOf = (session: ChatSession) => threadOf(session, 't1').window;
const idsOf = (session: ChatSession) => windowOf(session).messages.map(({ id }) => id);

/** The window must be a gapless piece of the whole history. */
function expectGapless(session: ChatSession): void {
  const ids = idsOf(session);
  const start = allIds().indexOf(ids[0] ?? '');
  expect(ids).toEqual(allIds().slice(start, start + ids.length));
  expect(ids.length).toBeLessThanOrEqual(MESSAGE_WINDOW_LIMIT);
}

async function openFilled(count: number) {
  fill(count);
  const started = await startSession({ service, userId: 'ann' });
  await started.session.openThread('t1');
  return started;
}

describe('openThread', () => {
  it('has the newest messages and can load older ones', async () => {
    const { session } = await openFilled(500);
    expect(windowOf(session)).toMatchObject({ status: 'ready', canLoadOlder: true, canLoadNewer: false });
    expect(idsOf(session).at(-1)).toBe(allIds().at(-1));
    expectGapless(session);
  });

  it('tells about an unknown thread', async () => {
    const { session } = await openFilled(1);
    expect(await session.openThread('nowhere')).toBe(false);
    expect(session.getState().problems).toMatchObject([
      { command: 'openThread', error: { code: 'chat/not-found' } },
    ]);
  });

  it('lets go of all but a few messages when closed', async () => {
    const { session } = await openFilled(500);
    await session.loadOlder('t1');
    session.closeThread('t1');
    expect(windowOf(session).messages).toHaveLength(20);
    await session.openThread('t1');
    expectGapless(session);
  });
});

describe('loadOlder and loadNewer', () => {
  it('walk to the first message and back to the newest with a bounded, gapless window', async () => {
    const { session } = await openFilled(1000);
    while (windowOf(session).canLoadOlder) {
      expect(await session.loadOlder('t1')).toBe(true);
      expectGapless(session);
    }
    expect(idsOf(session)[0]).toBe(allIds()[0]);
    expect(windowOf(session).canLoadNewer).toBe(true);
    fill(130);
    expectGapless(session);
    while (windowOf(session).canLoadNewer) {
      expect(await session.loadNewer('t1')).toBe(true);
      expectGapless(session);
    }
    expect(idsOf(session).at(-1)).toBe(allIds().at(-1));
  });

  it('stay gapless when messages arrive and the thread is refreshed in between', async () => {
    const { session } = await openFilled(400);
    for (let round = 0; round < 6; round += 1) {
      await session.loadOlder('t1');
      fill(37);
      await session.refresh();
      expectGapless(session);
    }
    await session.jumpToNewest('t1');
    while (windowOf(session).canLoadOlder) {
      await session.loadOlder('t1');
      expectGapless(session);
    }
    expect(idsOf(session)[0]).toBe(allIds()[0]);
  });

  it('report a failure and can be tried again', async () => {
    const { session } = await openFilled(500);
    service.before = () => {
      throw failure('chat/offline');
    };
    expect(await session.loadOlder('t1')).toBe(false);
    expect(windowOf(session).loadingOlder).toBe(false);
    expect(session.getState().problems).toMatchObject([
      { command: 'loadOlder', error: { code: 'chat/offline' } },
    ]);
    service.before = () => undefined;
    expect(await session.loadOlder('t1')).toBe(true);
  });

  it('survive a continuation token that the service no longer takes', async () => {
    const { session } = await openFilled(500);
    let isExpired = true;
    service.before = (operation) => {
      const call = service.calls.at(-1)?.argument as { token?: string };
      if (operation !== 'listMessages' || call.token === undefined || !isExpired) return;
      isExpired = false;
      throw failure('chat/rejected', 400);
    };
    expect(await session.loadOlder('t1')).toBe(true);
    expectGapless(session);
  });
});

describe('jumpToMessage', () => {
  it('moves the window around a message far back and highlights it', async () => {
    const { session } = await openFilled(1500);
    const target = allIds()[123] ?? '';
    expect(await session.jumpToMessage('t1', target)).toBe(true);
    expect(windowOf(session)).toMatchObject({
      highlightedMessageId: target,
      canLoadOlder: true,
      canLoadNewer: true,
    });
    expect(idsOf(session)).toContain(target);
    expectGapless(session);
    await session.loadNewer('t1');
    expectGapless(session);
    await session.loadOlder('t1');
    expectGapless(session);
    await session.jumpToNewest('t1');
    expect(idsOf(session).at(-1)).toBe(allIds().at(-1));
    session.clearHighlight('t1');
    expect(windowOf(session).highlightedMessageId).toBeUndefined();
  });

  it('tells when there is no such message', async () => {
    const { session } = await openFilled(3);
    expect(await session.jumpToMessage('t1', '17')).toBe(false);
    expect(session.getState().problems[0]?.error.code).toBe('chat/message-not-found');
  });

  it('leaves new messages out of the window until it reaches the newest, but counts them', async () => {
    const { session } = await openFilled(800);
    await session.jumpToMessage('t1', allIds()[50] ?? '');
    session.markRead('t1');
    service.post('t1', 'ben', { content: 'late' });
    expectGapless(session);
    expect(threadOf(session, 't1')).toMatchObject({ unread: { count: 1 }, lastMessage: { content: 'late' } });
  });

  it('shows what is sent from back there after jumping to the newest', async () => {
    const { session, clock } = await openFilled(800);
    await session.jumpToMessage('t1', allIds()[50] ?? '');
    session.send('t1', { content: 'now' });
    await clock.advance(0);
    expect(selectTimeline(threadOf(session, 't1')).at(-1)).toMatchObject({ message: { content: 'now' } });
  });
});
