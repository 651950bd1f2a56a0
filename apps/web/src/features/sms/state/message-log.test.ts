import { describe, expect, it } from 'vitest';
import { minute, myId, smsMessage } from '../../../testing/sms-values.ts';
import { firstUnreadOf, layOutMessages } from './lay-out-messages.ts';
import {
  createMessageLog,
  withMessage,
  withNewest,
  withOlder,
  withOutgoing,
  withSent,
  type MessageLog,
  type OutgoingSms,
} from './message-log.ts';

const [one, two, three, four] = ['1', '2', '3', '4'].map((id, index) =>
  smsMessage({ id, createdAt: minute(index) }),
) as [never, never, never, never];
const outgoing: OutgoingSms = {
  key: 'key',
  text: 'Hello',
  createdAt: minute(9),
  status: 'sending',
  failure: undefined,
};
const ids = (log: MessageLog) => log.messages.map(({ id }) => id).join('');
const loaded = withNewest(createMessageLog([]), { items: [three, two], nextCursor: 'older' });

describe('a message log', () => {
  it('turns pages around: oldest first', () => {
    expect(ids(loaded)).toBe('23');
    const all = withOlder(loaded, { items: [two, one], nextCursor: null });
    expect(ids(all)).toBe('123');
    expect(all.olderCursor).toBeNull();
  });

  it('joins the newest page to what is loaded after a break', () => {
    const all = withOlder(loaded, { items: [one], nextCursor: null });
    const joined = withNewest(all, { items: [four, three, two], nextCursor: 'other' });
    expect(ids(joined)).toBe('1234');
    expect(joined.olderCursor).toBeNull();
  });

  it('starts anew when messages between are missing', () => {
    const joined = withNewest(loaded, { items: [four], nextCursor: 'gap' });
    expect(ids(joined)).toBe('4');
    expect(joined.olderCursor).toBe('gap');
  });

  it('follows the state of a message, which never goes back', () => {
    const delivered = smsMessage({ id: '3', status: 'delivered' });
    const log = withMessage(loaded, delivered, myId);
    expect(log.messages.at(-1)?.status).toBe('delivered');
    expect(withMessage(log, three, myId).messages.at(-1)?.status).toBe('delivered');
    expect(withNewest(log, { items: [three, two], nextCursor: null }).messages.at(-1)?.status).toBe(
      'delivered',
    );
  });

  it('shows a message that is on its way once, whether the answer or the live update comes first', () => {
    const sent = smsMessage({ id: 'new', text: 'Hello' });
    const live = withMessage(withOutgoing(loaded, outgoing), sent, myId);
    expect(live.outgoing).toEqual([]);
    const both = withSent(live, 'key', smsMessage({ id: 'new', text: 'Hello', status: 'queued' }));
    expect(ids(both)).toBe('23new');
    expect(both.messages.at(-1)?.status).toBe('sent');
    expect(both.keys).toEqual({ new: 'key' });
  });

  it('does not take the message of a colleague for its own', () => {
    const sent = smsMessage({ id: 'new', text: 'Hello', sentBy: { id: 'bob', displayName: 'Bob' } });
    expect(withMessage(withOutgoing(loaded, outgoing), sent, myId).outgoing).toHaveLength(1);
  });
});

describe('layOutMessages', () => {
  it('parts days, groups senders and marks what is new', () => {
    const log = {
      ...createMessageLog([outgoing]),
      messages: [
        smsMessage({ id: 'a', createdAt: '2026-01-04T09:00:00.000Z' }),
        smsMessage({ id: 'b', direction: 'inbound', createdAt: minute(0) }),
        smsMessage({ id: 'c', direction: 'inbound', createdAt: minute(1) }),
        smsMessage({ id: 'd', createdAt: minute(8) }),
      ],
    };
    const rows = layOutMessages(log, 'c', myId).map((row) =>
      row.type === 'message'
        ? `${row.key}${row.isFirstOfGroup ? '<' : ''}${row.isLastOfGroup ? '>' : ''}`
        : row.type,
    );
    expect(rows).toEqual(['day', 'a<>', 'day', 'b<>', 'new-messages', 'c<>', 'd<', 'key>']);
  });

  it('keeps the line of a message that the service named', () => {
    const log = withSent(withOutgoing(createMessageLog([]), outgoing), 'key', smsMessage({ id: 'new' }));
    expect(layOutMessages(log, undefined, myId).map(({ key }) => key)).toContain('key');
  });
});

describe('firstUnreadOf', () => {
  const messages = [
    smsMessage({ id: 'a', direction: 'inbound' }),
    smsMessage({ id: 'b', direction: 'inbound' }),
    smsMessage({ id: 'c' }),
    smsMessage({ id: 'd', direction: 'inbound' }),
  ];

  it('counts what the contact wrote from the end', () => {
    expect(firstUnreadOf(messages, 2)).toBe('b');
    expect(firstUnreadOf(messages, 0)).toBeUndefined();
  });

  it('is the first loaded one when more is unread than is loaded', () => {
    expect(firstUnreadOf(messages, 9)).toBe('a');
  });
});
