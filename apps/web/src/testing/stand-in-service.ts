import { createAccessApiClient } from '@switchboard/access-api';

export interface SeenRequest {
  readonly method: string;
  /** Below `/api`, with the query. */
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
}

type Answer = { status?: number; body?: unknown } | 'unreachable';

/** The real client of the access service, with somebody else at the other end of the line. */
export function standInService(answer: (request: SeenRequest) => Answer | Promise<Answer>) {
  const requests: SeenRequest[] = [];
  const api = createAccessApiClient({
    baseUrl: 'http://service.test',
    fetch: async (url, init = {}) => {
      const request: SeenRequest = {
        method: init.method ?? 'GET',
        path: String(url).replace('http://service.test/api', ''),
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
        headers: new Headers(init.headers),
      };
      requests.push(request);
      const answered = await answer(request);
      if (answered === 'unreachable') throw new TypeError('fetch failed');
      const { status = 200, body } = answered;
      return status === 204 ? new Response(null, { status }) : Response.json(body ?? null, { status });
    },
  });
  return { api, requests };
}
