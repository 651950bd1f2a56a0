import type { SmsMessage } from '@switchboard/access-api';
import { describe, expect, it, vi } from 'vitest';
import { minute, myId, smsConversation, smsMessage, theirNumber } from '../../../testing/sms-values.ts';
import { standInService, type SeenRequest } from '../../../testing/stand-in-service.ts';
import { createConversationSession } from './conversation-session.ts';

const WAIT = { timeout: 20_000 };

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

interface SetUp {
  send?: (request: SeenRequest) => Promise<object | 'unreachable'> | object | 'unreachable';
  history?: readonly SmsMessage[];
  unreadCount?: number;
  storage?: Storage;
}

/** A conversation `c1` whose history, newest first, comes in pages of the size that is asked for. */
async function setUp({ send, history = [], unreadCount = 0, storage = memoryStorage() }: SetUp = {}) {
  const { api, requests } = standInService(async (request) => {
    const url = new URL(`http://x${request.path}`);
    if (url.pathname === '/sms/messages') {
      const answer = (await send?.(request)) ?? {};
      return answer === 'unreachable' ? answer : { body: answer };
    }
    if (request.method === 'PUT') return { status: 204 };
    if (!url.pathname.endsWith('/messages')) return { body: smsConversation({ id: 'c1', unreadCount }) };
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = from + Number(url.searchParams.get('limit'));
    return { body: { items: history.slice(from, to), nextCursor: to < history.length ? `${to}` : null } };
  });
  const told: string[] = [];
  const session = createConversationSession({
    api,
    storage,
    userId: myId,
    conversationId: 'c1',
    onMessage: ({ id }) => void told.push(id),
    onConversation: ({ unreadCount: count }) => void told.push(`unread ${count}`),
  });
  await session.read();
  return { session, requests, told, storage, log: () => session.getState().log };
}

const accepted = (text: string) => ({
  items: [{ to: theirNumber, message: smsMessage({ id: 'new', text, status: 'queued' }), failure: null }],
});
const sends = (requests: readonly SeenRequest[]) => requests.filter(({ path }) => path === '/sms/messages');

describe('sending', () => {
  it('shows the message at once and then as the service has it', async () => {
    const { session, log, told } = await setUp({ send: () => accepted('Hi') });
    session.send('Hi');
    expect(log().outgoing).toMatchObject([{ text: 'Hi', status: 'sending' }]);
    await vi.waitFor(() => expect(log().outgoing).toEqual([]), WAIT);
    expect(log().messages).toMatchObject([{ id: 'new', status: 'queued' }]);
    expect(told).toEqual(['new']);
  });

  it('keeps a message that got no answer, also over a reload, and sends it under the same key', async () => {
    let isOnline = false;
    const { session, log, requests, storage } = await setUp({
      send: () => (isOnline ? accepted('Hi') : 'unreachable'),
    });
    session.send('Hi');
    await vi.waitFor(() => expect(log().outgoing).toMatchObject([{ status: 'failed' }]), WAIT);
    isOnline = true;
    const reloaded = await setUp({ storage, send: () => accepted('Hi') });
    expect(reloaded.log().outgoing).toMatchObject([{ text: 'Hi', status: 'failed' }]);
    session.retryPassing();
    await vi.waitFor(() => expect(log().messages).toHaveLength(1), WAIT);
    reloaded.session.retry(reloaded.log().outgoing[0]?.key ?? '');
    await vi.waitFor(() => expect(reloaded.log().messages).toHaveLength(1), WAIT);
    const keys = [...sends(requests), ...sends(reloaded.requests)].map(({ headers }) =>
      headers.get('idempotency-key'),
    );
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('makes another message of one that was refused', async () => {
    const failure = { code: 'sms/refused', message: 'No.' };
    const { session, log, requests } = await setUp({
      send: () => ({ items: [{ to: theirNumber, message: null, failure }] }),
    });
    session.send('Hi');
    await vi.waitFor(() => expect(log().outgoing[0]?.failure).toEqual({ type: 'refused', ...failure }), WAIT);
    session.retry(log().outgoing[0]?.key ?? '');
    await vi.waitFor(() => expect(sends(requests)).toHaveLength(2), WAIT);
    const [one, other] = sends(requests).map(({ headers }) => headers.get('idempotency-key'));
    expect(one).not.toBe(other);
    await vi.waitFor(() => expect(log().outgoing).toHaveLength(1), WAIT);
  });

  it('is not troubled when the live update comes before a lost answer', async () => {
    let answer = (_: 'unreachable') => {};
    const { session, log, requests } = await setUp({
      send: () => new Promise<'unreachable'>((resolve) => (answer = resolve)),
    });
    session.send('Hi');
    await vi.waitFor(() => expect(sends(requests)).toHaveLength(1), WAIT);
    session.takeMessage(smsMessage({ id: 'new', text: 'Hi' }));
    answer('unreachable');
    await vi.waitFor(() => expect(log().messages).toHaveLength(1), WAIT);
    expect(log().outgoing).toEqual([]);
  });

  it('forgets a message that is discarded', async () => {
    const { session, log, storage } = await setUp({ send: () => 'unreachable' });
    session.send('Hi');
    await vi.waitFor(() => expect(log().outgoing).toMatchObject([{ status: 'failed' }]), WAIT);
    session.discard(log().outgoing[0]?.key ?? '');
    expect((await setUp({ storage })).log().outgoing).toEqual([]);
  });
});

describe('the history', () => {
  const history = Array.from({ length: 320 }, (_, index) =>
    smsMessage({ id: `m${index}`, createdAt: minute(-index) }),
  );

  it('is read page by page', async () => {
    const { session, log } = await setUp({ history });
    expect(log().messages).toHaveLength(50);
    await session.loadOlder();
    expect(log().messages.map(({ id }) => id)).toEqual(
      history
        .slice(0, 100)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it('is loaded back to the message that a search found', async () => {
    const { session } = await setUp({ history });
    void session.loadOlder();
    expect(await session.find('m300')).toBe(true);
    expect(session.getState().highlightedId).toBe('m300');
    expect(await session.find('nowhere')).toBe(false);
    expect(session.getState().log.messages).toHaveLength(320);
  });
});

describe('reading', () => {
  it('tells the service once, and whoever shows the conversation', async () => {
    const history = [smsMessage({ id: 'in', direction: 'inbound' })];
    const { session, requests, told } = await setUp({ history, unreadCount: 1 });
    await Promise.all([session.markRead('in'), session.markRead('in')]);
    expect(requests.filter(({ method }) => method === 'PUT')).toMatchObject([
      { path: '/sms/conversations/c1/read', body: { messageId: 'in' } },
    ]);
    expect(told).toEqual(['unread 0']);
  });

  it('goes on with what arrives while the conversation is open', async () => {
    const { session, requests } = await setUp();
    await session.markRead('in');
    session.takeMessage(smsMessage({ id: 'in', direction: 'inbound' }));
    expect(session.getState().conversation?.unreadCount).toBe(1);
    await session.markRead('in');
    expect(session.getState().conversation?.unreadCount).toBe(0);
    expect(requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('is kept on the device until it is empty', async () => {
    const { session, storage } = await setUp();
    session.setDraft('Half a sen');
    expect((await setUp({ storage })).session.getState().draft).toBe('Half a sen');
    session.setDraft('');
    expect((await setUp({ storage })).session.getState().draft).toBe('');
  });
});
