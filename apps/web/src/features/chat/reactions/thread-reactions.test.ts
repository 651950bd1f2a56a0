import { describe, expect, it, vi } from 'vitest';
import { standInService } from '../../../testing/stand-in-service.ts';
import { createThreadReactions } from './thread-reactions.ts';

const WAIT = { timeout: 20_000 };

const threadId = '19:t@thread.v2';
const reaction = (emoji: string, ...people: string[]) => ({
  emoji,
  count: people.length,
  isMine: people.includes('me'),
  communicationUserIds: people,
});

/** @param kept what the service has, by message */
function begin(kept: Record<string, ReturnType<typeof reaction>[]> = {}) {
  const answers = { writing: { status: 204 } as { status: number } | 'unreachable' };
  const { api, requests } = standInService(({ method, path }) => {
    if (method !== 'GET') return answers.writing;
    const ids = new URL(path, 'http://service.test').searchParams.get('messageIds')!.split(',');
    const items = ids.flatMap((messageId) =>
      kept[messageId] ? [{ messageId, reactions: kept[messageId] }] : [],
    );
    return { body: { items } };
  });
  const reactions = createThreadReactions({ api, threadId, myId: 'me' });
  const writes = () =>
    requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  const reads = () => requests.filter(({ method }) => method === 'GET');
  return { reactions, kept, answers, writes, reads };
}

describe('the reactions of a conversation', () => {
  it('are read once for each message, at most a hundred at a time', async () => {
    const { reactions, reads } = begin({ '7': [reaction('👍', 'ada')] });
    const ids = Array.from({ length: 150 }, (_, index) => String(index));
    reactions.show(ids, false);
    reactions.show([...ids, '150'], false);
    await vi.waitFor(() => expect(reactions.of('7')).toEqual([reaction('👍', 'ada')]), WAIT);
    expect(reads()).toHaveLength(3);
    expect(reactions.of('8')).toBe(reactions.of('9'));
  });

  it('follow what others do, in this conversation only', async () => {
    const { reactions } = begin({ '1': [reaction('👍', 'ada')] });
    reactions.show(['1'], true);
    await vi.waitFor(() => expect(reactions.of('1')).toHaveLength(1), WAIT);
    const update = {
      threadId,
      messageId: '1',
      emoji: '👍',
      communicationUserId: 'bob',
      isSet: true,
      count: 2,
    };
    reactions.apply({ ...update, threadId: 'another' });
    reactions.apply(update);
    expect(reactions.of('1')).toEqual([reaction('👍', 'ada', 'bob')]);
  });

  it('of a message that just came are not asked for, unless somebody was faster', async () => {
    const { reactions, reads } = begin({ '3': [reaction('👍', 'ada')] });
    const update = {
      threadId,
      messageId: '2',
      emoji: '👍',
      communicationUserId: 'ada',
      isSet: true,
      count: 1,
    };
    reactions.show(['1'], true);
    reactions.show(['1', '2'], true);
    reactions.apply(update);
    expect(reactions.of('2')).toEqual([reaction('👍', 'ada')]);
    expect(reads()).toHaveLength(1);
    reactions.apply({ ...update, messageId: '3' });
    reactions.show(['1', '2', '3'], true);
    await vi.waitFor(() => expect(reactions.of('3')).toEqual([reaction('👍', 'ada')]), WAIT);
    expect(reads()).toHaveLength(2);
  });

  it('are read again when something happened meanwhile', async () => {
    const { reactions, kept, reads } = begin({ '1': [reaction('👍', 'ada')] });
    reactions.show(['1'], true);
    kept['1'] = [reaction('👍', 'ada', 'bob')];
    const update = {
      threadId,
      messageId: '1',
      emoji: '👍',
      communicationUserId: 'bob',
      isSet: true,
      count: 2,
    };
    reactions.apply(update);
    await vi.waitFor(() => expect(reads()).toHaveLength(2), WAIT);
    await vi.waitFor(() => expect(reactions.of('1')).toEqual([reaction('👍', 'ada', 'bob')]), WAIT);
  });

  it('are read again after a lost connection: those on the page, and others when they are back on it', async () => {
    const { reactions, kept, reads } = begin();
    reactions.show(['1', '2'], false);
    reactions.show(['2', '3'], false);
    kept['1'] = kept['3'] = [reaction('👍', 'ada')];
    reactions.reread();
    await vi.waitFor(() => expect(reactions.of('3')).toEqual(kept['3']), WAIT);
    expect(reads().at(-1)?.path).toMatch(/messageIds=2%2C3$/);
    reactions.show(['1', '2'], false);
    await vi.waitFor(() => expect(reactions.of('1')).toEqual(kept['1']), WAIT);
    expect(reads()).toHaveLength(4);
  });

  it('show the own one at once, and tell the service', async () => {
    const { reactions, writes } = begin();
    reactions.toggle('1', '👍');
    expect(reactions.of('1')).toEqual([reaction('👍', 'me')]);
    await vi.waitFor(() => expect(writes()).toHaveLength(1), WAIT);
    expect(writes()[0]).toBe(
      `PUT /threads/${encodeURIComponent(threadId)}/messages/1/reactions/${encodeURIComponent('👍')}`,
    );
  });

  it('tell the service the last of many changes of mind', async () => {
    const { reactions, writes } = begin();
    for (let times = 0; times < 4; times++) reactions.toggle('1', '👍');
    expect(reactions.of('1')).toEqual([]);
    await vi.waitFor(
      () => expect(writes().map((write) => write.split(' ')[0])).toEqual(['PUT', 'DELETE']),
      WAIT,
    );
  });

  it('are as they were when the service refuses, and say so until the next attempt', async () => {
    const { reactions, answers } = begin({ '1': [reaction('👍', 'ada')] });
    reactions.show(['1'], true);
    await vi.waitFor(() => expect(reactions.of('1')).toHaveLength(1), WAIT);
    answers.writing = 'unreachable';
    reactions.toggle('1', '👍');
    expect(reactions.of('1')).toEqual([reaction('👍', 'ada', 'me')]);
    await vi.waitFor(() => expect(reactions.of('1')).toEqual([reaction('👍', 'ada')]), WAIT);
    expect(reactions.hasFailed('1')).toBe(true);
    answers.writing = { status: 204 };
    reactions.toggle('1', '👍');
    expect(reactions.hasFailed('1')).toBe(false);
  });
});
