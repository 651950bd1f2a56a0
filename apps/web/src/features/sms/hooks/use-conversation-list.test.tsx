// @vitest-environment jsdom
import type { SmsConversation } from '@switchboard/access-api';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minute, myId, smsConversation, smsMessage } from '../../../testing/sms-values.ts';
import type { ConversationFilter } from '../state/conversation-list.ts';
import { SmsProvider, useSms } from './sms-context.tsx';
import { useConversationList } from './use-conversation-list.ts';

const WAIT = { timeout: 20_000 };

/** What the service has, latest activity first. */
let conversations: SmsConversation[] = [];
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  conversations = Array.from({ length: 120 }, (_, index) =>
    smsConversation({ id: `c${index}`, contact: `+1425555${1000 + index}`, lastActivityAt: minute(-index) }),
  );
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://page.test');
    asked.push(`${url.pathname}${url.search}`);
    return Response.json(answerTo(url) ?? { status: 404 }, { status: answerTo(url) ? 200 : 404 });
  });
});
afterEach(() => vi.unstubAllGlobals());

function answerTo(url: URL): object | undefined {
  const [, id] = /^\/api\/sms\/conversations\/(.+)$/.exec(url.pathname) ?? [];
  if (id) return conversations.find((conversation) => conversation.id === id);
  if (url.pathname === '/api/phone-numbers') return { items: [] };
  const label = url.searchParams.get('label');
  const wanted = conversations.filter(({ labels }) => !label || labels.includes(label));
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const to = from + Number(url.searchParams.get('limit'));
  return { items: wanted.slice(from, to), nextCursor: to < wanted.length ? `${to}` : null };
}

const user = { id: myId, isAdmin: false };
const wrapper = ({ children }: { children: ReactNode }) => <SmsProvider user={user}>{children}</SmsProvider>;
const everything: ConversationFilter = {};

async function setUp(filter = everything) {
  const view = renderHook(() => ({ ...useConversationList(filter), updates: useSms().updates }), { wrapper });
  await waitFor(() => expect(view.result.current.status).toBe('ready'), WAIT);
  return { ...view, ids: () => view.result.current.list?.items.map(({ id }) => id) ?? [] };
}

describe('useConversationList', () => {
  it('loads page after page', async () => {
    const { result, ids } = await setUp();
    expect(ids()).toHaveLength(50);
    await act(() => result.current.loadMore());
    await act(() => result.current.loadMore());
    expect(ids()).toEqual(conversations.map(({ id }) => id));
    expect(result.current.list?.nextCursor).toBeNull();
  });

  it('shows a new message at once, then what the service says of its conversation', async () => {
    const { result, ids } = await setUp();
    const message = smsMessage({ id: 'm', conversationId: 'c7', direction: 'inbound', createdAt: minute(1) });
    conversations = conversations.map((item) =>
      item.id === 'c7' ? { ...item, lastActivityAt: minute(1), unreadCount: 5, labels: ['vip'] } : item,
    );
    act(() => result.current.updates.publish({ type: 'message', message }));
    expect(ids()[0]).toBe('c7');
    await waitFor(
      () => expect(result.current.list?.items[0]).toMatchObject({ unreadCount: 5, labels: ['vip'] }),
      WAIT,
    );
  });

  it('lets a conversation in that it did not know', async () => {
    const { result, ids } = await setUp();
    conversations = [smsConversation({ id: 'new', lastActivityAt: minute(9) }), ...conversations];
    act(() => result.current.updates.publish({ type: 'conversation', id: 'new' }));
    await waitFor(() => expect(ids()[0]).toBe('new'), WAIT);
  });

  it('takes out what the filter no longer wants and what is gone', async () => {
    conversations = conversations.map((item, index) => (index < 3 ? { ...item, labels: ['vip'] } : item));
    const filter = { label: 'vip' };
    const { result, ids } = await setUp(filter);
    expect(ids()).toEqual(['c0', 'c1', 'c2']);
    conversations = conversations.flatMap((item) =>
      item.id === 'c0' ? [{ ...item, labels: [] }] : item.id === 'c1' ? [] : [item],
    );
    act(() => {
      result.current.updates.publish({ type: 'conversation', id: 'c0' });
      result.current.updates.publish({ type: 'conversation', id: 'c1' });
    });
    await waitFor(() => expect(ids()).toEqual(['c2']), WAIT);
  });

  it('reads a storm of news as a list, and as much of it as was loaded', async () => {
    const { result, ids } = await setUp();
    await act(() => result.current.loadMore());
    asked = [];
    act(() => {
      for (const id of ids().slice(0, 40)) result.current.updates.publish({ type: 'conversation', id });
    });
    await waitFor(() => expect(asked).toEqual(['/api/sms/conversations?limit=100']), WAIT);
    await waitFor(() => expect(ids()).toHaveLength(100), WAIT);
  });
});
