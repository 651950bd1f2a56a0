import { describe, expect, it } from 'vitest';
import { AccessApiError } from './access-api-error.ts';
import { createAccessApiClient } from './client.ts';

interface Sent {
  url: string;
  method: string | undefined;
  headers: Record<string, string>;
  body: unknown;
}

function clientThatGets(...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  const api = createAccessApiClient({
    baseUrl: 'http://service.test/',
    fetch: async (url, init) => {
      sent.push({
        url: String(url),
        method: init?.method,
        headers: init?.headers as Record<string, string>,
        body: init?.body,
      });
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      if (!answer) throw new TypeError('fetch failed');
      return answer();
    },
  });
  return { api, sent };
}

const session = () => Response.json({ id: 's', csrfToken: 'csrf-1', user: {}, expiresAt: '' });
const noContent = () => new Response(null, { status: 204 });

describe('createAccessApiClient', () => {
  it('sends the CSRF token of the last session with requests that change something, and not with others', async () => {
    const { api, sent } = clientThatGets(session, noContent, session);
    await api.getSession();
    await api.signOut();
    await api.getSession();
    expect(sent.map(({ headers }) => headers['x-csrf-token'])).toEqual([undefined, 'csrf-1', undefined]);
  });

  it('encodes ids in paths and leaves absent query parameters out', async () => {
    const { api, sent } = clientThatGets(noContent, () => Response.json({ items: [], nextCursor: null }));
    await api.removeParticipant('19:a/b@thread.v2', '8:acs:1_2');
    await api.searchUsers({ search: 'å b', limit: 5 });
    expect(sent[0]?.url).toBe(
      'http://service.test/api/threads/19%3Aa%2Fb%40thread.v2/participants/8%3Aacs%3A1_2',
    );
    expect(sent[1]?.url).toBe('http://service.test/api/users?search=%C3%A5+b&limit=5');
  });

  it('sends the key by which a repeated request is recognised', async () => {
    const { api, sent } = clientThatGets(() => Response.json({ threadId: '19:x@thread.v2' }));
    const body = { topic: 'Lunch', participantUserIds: ['u'] };
    await api.createThread(body, { idempotencyKey: 'key-1' });
    await api.createThread(body);
    expect(sent.map(({ headers }) => headers['idempotency-key'])).toEqual(['key-1', undefined]);
  });

  it('throws the problem with its code, correlation id and Retry-After', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Too many requests',
      status: 429,
      code: 'rate-limit/exceeded',
    };
    const { api } = clientThatGets(
      () =>
        new Response(JSON.stringify({ ...problem, detail: 'Wait.', correlationId: 'c-1' }), {
          status: 429,
          headers: { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '7' },
        }),
    );
    const error = await api.issueToken().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AccessApiError);
    expect(error).toMatchObject({
      status: 429,
      code: 'rate-limit/exceeded',
      message: 'Wait.',
      correlationId: 'c-1',
      retryAfterSeconds: 7,
      isTransient: true,
    });
  });

  it('names an answer that is not a problem document by its status', async () => {
    const { api } = clientThatGets(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(api.getConfig()).rejects.toMatchObject({ code: 'http/502', status: 502, isTransient: true });
  });

  it('turns a lost connection into network/unreachable', async () => {
    const { api } = clientThatGets();
    await expect(api.getConfig()).rejects.toMatchObject({ code: 'network/unreachable', status: 0 });
  });

  it('finds no session when the answer is 401', async () => {
    const { api } = clientThatGets(() => new Response(null, { status: 401 }));
    await expect(api.findSession()).resolves.toBeNull();
  });
});
