import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextMessage, UnreadState } from './chat-state.ts';
import { countMessages, markReadUpTo } from './unread.ts';

const nothing: UnreadState = {
  count: 0,
  isMore: false,
  lastReadMessageId: undefined,
  messageIds: [],
  mentionIds: [],
};
const message = (id: number, change: Partial<TextMessage> = {}): TextMessage => ({
  ...{
    kind: 'text',
    id: String(id),
    version: String(id),
    createdAt: id,
    content: '',
    senderId: 'ben',
    isMine: false,
  },
  ...{
    clientId: undefined,
    senderDisplayName: undefined,
    editedAt: undefined,
    deletedAt: undefined,
    metadata: {},
  },
  change: undefined,
  ...change,
});

describe('unread', () => {
  it('counts messages of others after the read position, however they come', () => {
    const scenario = fc.record({
      messages: fc.array(
        fc.record({ id: fc.integer({ min: 1, max: 400 }), isMine: fc.boolean(), isDeleted: fc.boolean() }),
      ),
      reads: fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(scenario, ({ messages, reads }) => {
        const latest = new Map(messages.map((entry) => [entry.id, entry]));
        const counted = messages.reduce(
          (unread, { id, isMine, isDeleted }) =>
            countMessages(unread, [message(id, { isMine, deletedAt: isDeleted ? 1 : undefined })], 'ann'),
          nothing,
        );
        const unread = reads.reduce((state, id) => markReadUpTo(state, String(id)), counted);
        const position = Math.max(0, ...reads);
        const expected = [...latest.values()].filter(
          ({ id, isMine, isDeleted }) => id > position && !isMine && !isDeleted,
        );
        expect(unread.count).toBe(Math.min(99, expected.length));
        expect(unread.isMore).toBe(expected.length > 99);
      }),
    );
  });

  it('stops at 99 and says that there are more', () => {
    const unread = countMessages(
      nothing,
      Array.from({ length: 150 }, (_, index) => message(index + 1)),
      'ann',
    );
    expect(unread).toMatchObject({ count: 99, isMore: true });
    expect(unread.messageIds).toHaveLength(100);
    expect(markReadUpTo(unread, '60')).toMatchObject({ count: 90, isMore: false });
  });

  it('knows which of them mention the reader, in their latest state', () => {
    const mention = (id: number, whom: string, change: Partial<TextMessage> = {}) =>
      message(id, {
        kind: 'html',
        content: `Hi <msft-mention id="${whom}">Somebody</msft-mention>`,
        ...change,
      });
    const unread = countMessages(
      nothing,
      [mention(1, 'ann'), mention(2, 'ben'), mention(3, 'everyone'), mention(4, 'ann')],
      'ann',
    );
    expect(unread.mentionIds).toEqual(['1', '3', '4']);
    const edited = countMessages(unread, [message(3), mention(4, 'ann', { deletedAt: 5 })], 'ann');
    expect(edited).toMatchObject({ count: 3, mentionIds: ['1'] });
    expect(markReadUpTo(edited, '1').mentionIds).toEqual([]);
    expect(countMessages(nothing, [mention(5, 'ann', { isMine: true })], 'ann')).toBe(nothing);
  });
});
