import { describe, expect, it } from 'vitest';
import { entryOf, outgoingEntry, systemMessage, textMessage } from '../../../testing/chat-entries.ts';
import { layOutTimeline, NOTHING_READ, type TimelineRow } from './lay-out-timeline.ts';

const noon = new Date(2026, 0, 5, 12, 0).getTime();
const minutes = (count: number) => noon + count * 60_000;
const typesOf = (rows: readonly TimelineRow[]) => rows.map(({ type }) => type);
const groupsOf = (rows: readonly TimelineRow[]) =>
  rows.flatMap((row) =>
    row.type === 'text' ? [`${row.isFirstOfGroup ? '[' : ''}${row.key}${row.isLastOfGroup ? ']' : ''}`] : [],
  );

describe('layOutTimeline', () => {
  it('is empty for a conversation without messages', () => {
    expect(layOutTimeline([], undefined)).toEqual([]);
  });

  it('puts a separator before the first message of each day', () => {
    const rows = layOutTimeline(
      [
        entryOf(textMessage({ id: '1', createdAt: noon })),
        entryOf(textMessage({ id: '2', createdAt: minutes(1) })),
        entryOf(textMessage({ id: '3', createdAt: minutes(24 * 60) })),
      ],
      undefined,
    );
    expect(typesOf(rows)).toEqual(['day', 'text', 'text', 'day', 'text']);
  });

  it('keeps messages of one person together for five minutes', () => {
    const rows = layOutTimeline(
      [
        entryOf(textMessage({ id: '1', createdAt: noon })),
        entryOf(textMessage({ id: '2', createdAt: minutes(4) })),
        entryOf(textMessage({ id: '3', createdAt: minutes(9) })),
        entryOf(textMessage({ id: '4', createdAt: minutes(10), senderId: 'bob' })),
      ],
      undefined,
    );
    expect(groupsOf(rows)).toEqual(['[1', '2]', '[3]', '[4]']);
  });

  it('lets a message keep its place in the group when it leaves the outbox', () => {
    const sent = entryOf(
      textMessage({ id: '1', clientId: 'a', createdAt: noon, isMine: true, senderId: 'me-id' }),
    );
    const rows = layOutTimeline([sent, outgoingEntry('b', minutes(1))], undefined);
    expect(groupsOf(rows)).toEqual(['[a', 'b]']);
  });

  it('ends a group at a system message', () => {
    const rows = layOutTimeline(
      [
        entryOf(textMessage({ id: '1', createdAt: noon })),
        entryOf(systemMessage({ id: '2', createdAt: noon, event: { type: 'topicUpdated', topic: 'New' } })),
        entryOf(textMessage({ id: '3', createdAt: minutes(1) })),
      ],
      undefined,
    );
    expect(groupsOf(rows)).toEqual(['[1]', '[3]']);
  });

  it('puts the divider before the first message of somebody else after the last read one', () => {
    const rows = layOutTimeline(
      [
        entryOf(textMessage({ id: '1', createdAt: noon })),
        entryOf(textMessage({ id: '2', createdAt: minutes(1), isMine: true })),
        entryOf(textMessage({ id: '3', createdAt: minutes(2) })),
        entryOf(textMessage({ id: '4', createdAt: minutes(3) })),
      ],
      '1',
    );
    expect(typesOf(rows)).toEqual(['day', 'text', 'text', 'new-messages', 'text', 'text']);
  });

  it('has no divider when only own messages follow', () => {
    const rows = layOutTimeline(
      [entryOf(textMessage({ id: '1' })), entryOf(textMessage({ id: '2', isMine: true }))],
      '1',
    );
    expect(typesOf(rows)).not.toContain('new-messages');
  });

  it('puts the divider at the beginning when the last read message is not loaded any more', () => {
    const rows = layOutTimeline(
      [entryOf(textMessage({ id: '20' })), entryOf(textMessage({ id: '21' }))],
      '9',
    );
    expect(typesOf(rows)).toEqual(['day', 'new-messages', 'text', 'text']);
  });

  it('puts the divider at the beginning when nothing was read', () => {
    const rows = layOutTimeline(
      [entryOf(textMessage({ id: '1' })), entryOf(textMessage({ id: '2' }))],
      NOTHING_READ,
    );
    expect(typesOf(rows)).toEqual(['day', 'new-messages', 'text', 'text']);
  });
});
