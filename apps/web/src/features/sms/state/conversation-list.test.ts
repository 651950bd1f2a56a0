import { describe, expect, it } from 'vitest';
import { minute, smsConversation, smsMessage } from '../../../testing/sms-values.ts';
import { withConversation, withMessage, withPage, type ConversationList } from './conversation-list.ts';

const first = smsConversation({ id: 'a', lastActivityAt: minute(30) });
const second = smsConversation({ id: 'b', lastActivityAt: minute(20) });
const list = (...items: ConversationList['items']): ConversationList => ({ items, nextCursor: null });
const ids = ({ items }: ConversationList) => items.map(({ id }) => id).join('');

describe('withPage', () => {
  it('adds a page at the end, and what moved between the pages once', () => {
    const page = { items: [second, smsConversation({ id: 'c' })], nextCursor: 'next' };
    expect(withPage(list(first, second), page)).toMatchObject({ nextCursor: 'next' });
    expect(ids(withPage(list(first, second), page))).toBe('abc');
  });
});

describe('withConversation', () => {
  it('moves a conversation with new activity to the top', () => {
    const active = { ...second, lastActivityAt: minute(40) };
    expect(ids(withConversation(list(first, second), active, {}))).toBe('ba');
  });

  it('puts conversations of the same moment in the order of the service', () => {
    const same = smsConversation({ id: 'z', lastActivityAt: minute(30) });
    expect(ids(withConversation(list(first, second), same, {}))).toBe('zab');
  });

  it('leaves one that is older than what is loaded to its page', () => {
    const old = smsConversation({ id: 'c', lastActivityAt: minute(1) });
    const loaded = { ...list(first, second), nextCursor: 'next' };
    expect(withConversation(loaded, old, {})).toBe(loaded);
    expect(ids(withConversation(list(first, second), old, {}))).toBe('abc');
  });

  it('lets only those in that the filter wants', () => {
    const other = smsConversation({ id: 'c', lastActivityAt: minute(50), labels: ['vip'], unreadCount: 1 });
    const wanted = (filter: object) => ids(withConversation(list(first), other, filter));
    expect(wanted({ phoneNumber: '+18005550199' })).toBe('a');
    expect(wanted({ label: 'sales' })).toBe('a');
    expect(wanted({ label: 'vip', unread: true, search: '5550123' })).toBe('ca');
    expect(wanted({ search: '999' })).toBe('a');
  });

  it('takes one out that the filter no longer wants, but not because it was read', () => {
    const labelled = smsConversation({ id: 'c', labels: ['vip'], unreadCount: 1 });
    expect(ids(withConversation(list(labelled), { ...labelled, labels: [] }, { label: 'vip' }))).toBe('');
    expect(ids(withConversation(list(labelled), { ...labelled, unreadCount: 0 }, { unread: true }))).toBe(
      'c',
    );
  });
});

describe('withMessage', () => {
  it('shows a new message at once and counts what the contact wrote', () => {
    const message = smsMessage({ id: 'm', conversationId: 'b', direction: 'inbound', createdAt: minute(45) });
    const [top] = withMessage(list(first, second), message, {}).items;
    expect(top).toMatchObject({
      id: 'b',
      unreadCount: 1,
      lastActivityAt: minute(45),
      lastMessage: { id: 'm', direction: 'inbound', status: 'received' },
    });
  });

  it('follows the state of the last message and never goes back', () => {
    const message = smsMessage({ id: 'm', conversationId: 'b', status: 'delivered', createdAt: minute(45) });
    const delivered = withMessage(list(first, second), message, {});
    const late = withMessage(delivered, { ...message, status: 'sent' }, {});
    expect(late.items[0]?.lastMessage?.status).toBe('delivered');
    expect(late.items[0]?.unreadCount).toBe(0);
  });

  it('is not misled by news of an older message or of an unknown conversation', () => {
    const message = smsMessage({ id: 'm', conversationId: 'b', createdAt: minute(45) });
    const known = withMessage(list(first, second), message, {});
    expect(withMessage(known, smsMessage({ id: 'old', conversationId: 'b' }), {})).toBe(known);
    expect(withMessage(known, smsMessage({ id: 'x', conversationId: 'unknown' }), {})).toBe(known);
  });
});
