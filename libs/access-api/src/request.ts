import { AccessApiError, accessApiErrorFrom } from './access-api-error.ts';
import type { Session } from './session.ts';

export interface AccessApiClientOptions {
  /** Origin of the access service without `/api`; leave it out in a page that reaches the service on its own origin. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
  /** Given when the session is kept elsewhere; otherwise the client remembers the token of the last session it saw. */
  csrfToken?: () => string | null | undefined;
  /** Added to every request, for example `{cookie}` in Node, where `fetch` keeps no cookies. */
  headers?: () => Record<string, string>;
}

export interface RequestOptions {
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sends one request and reads its answer; what is not a success is thrown as an `AccessApiError`. */
export type SendRequest = ReturnType<typeof createRequest>;

export function createRequest(options: AccessApiClientOptions) {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const base = `${(options.baseUrl ?? '').replace(/\/+$/, '')}/api`;
  let lastCsrfToken: string | undefined;

  return async function request<Answer>(
    method: Method,
    path: string,
    init: RequestOptions & { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...options.headers?.(),
      ...init.headers,
    };
    const csrfToken = options.csrfToken?.() ?? lastCsrfToken;
    if (method !== 'GET' && csrfToken) headers['x-csrf-token'] = csrfToken;
    if (init.body !== undefined) headers['content-type'] = 'application/json';
    const response = await answerOf(send, `${base}${path}`, {
      method,
      headers,
      credentials: 'include',
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      ...(init.signal ? { signal: init.signal } : {}),
    });
    if (!response.ok) throw await accessApiErrorFrom(response);
    if (response.status === 204) return undefined as Answer;
    const answer: unknown = await response.json();
    if (isSession(answer)) lastCsrfToken = answer.csrfToken;
    return answer as Answer;
  };
}

async function answerOf(send: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await send(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new AccessApiError({
      status: 0,
      code: 'network/unreachable',
      message: `No answer from the access service at ${url}.`,
      cause,
    });
  }
}

function isSession(answer: unknown): answer is Session {
  return typeof answer === 'object' && answer !== null && 'csrfToken' in answer;
}

export const segment = encodeURIComponent;

export function queryString(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])))}`;
}
