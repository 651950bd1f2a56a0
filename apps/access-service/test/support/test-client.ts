import { createAccessApiClient, type AccessApiClient, type Session } from '@switchboard/access-api';

/** A browser's worth of client: keeps cookies, says which page it is, follows no redirects. */
export class TestClient {
  readonly api: AccessApiClient;
  readonly url: string;
  readonly cookies = new Map<string, string>();
  readonly #origin: string;
  #session: Session | undefined;

  constructor(url: string, origin: string) {
    this.url = url;
    this.#origin = origin;
    this.api = createAccessApiClient({
      baseUrl: url,
      fetch: (address, init) => this.fetch(String(address), init),
    });
  }

  get session(): Session {
    if (!this.#session) throw new Error('Sign in first.');
    return this.#session;
  }

  get userId(): string {
    return this.session.user.id;
  }

  async signIn(displayName: string): Promise<Session> {
    this.#session = await this.api.signInForDevelopment({ displayName });
    return this.#session;
  }

  /** Reads the session again. */
  async refresh(): Promise<Session> {
    this.#session = await this.api.getSession();
    return this.#session;
  }

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (init.method && init.method !== 'GET' && !headers.has('origin')) headers.set('origin', this.#origin);
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(new URL(address, this.url), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  /** Sends what the typed client would not. */
  async send(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const response = await this.fetch(path, {
      method,
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#session ? { 'x-csrf-token': this.#session.csrfToken } : {}),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  #keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (!name) return;
    if (value) this.cookies.set(name, value);
    else this.cookies.delete(name);
  }
}
