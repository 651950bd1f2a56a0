import { handset, ownNumber } from './observed-platform.ts';

/** Somebody who does a little of everything, so that every counter has counted. */
export class Traffic {
  readonly #service: string;
  #headers: Record<string, string> = {};

  private constructor(service: string) {
    this.#service = service;
  }

  static async begin(service: string): Promise<Traffic> {
    const traffic = new Traffic(service);
    const signedIn = await traffic.#ask('POST', '/api/sign-in/development', { displayName: 'Admin Ada' });
    const cookies = signedIn.headers.getSetCookie().map((text) => text.split(';', 1)[0]);
    const { csrfToken, user } = (await signedIn.json()) as { csrfToken: string; user: { id: string } };
    traffic.#headers = { cookie: cookies.join('; '), 'x-csrf-token': csrfToken };
    const number = encodeURIComponent(ownNumber);
    await traffic.#ask('PUT', `/api/phone-numbers/${number}/assignee`, {
      assignee: { kind: 'user', id: user.id },
    });
    return traffic;
  }

  async once(): Promise<void> {
    const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await this.#ask('POST', '/api/tokens');
    await this.#ask('POST', '/api/relay');
    await this.#ask('POST', '/api/sms/messages', { from: ownNumber, to: [handset], text: 'Hello' });
    await this.#ask('POST', '/api/meetings', { topic: 'Lunch', startsAt: soon(1), endsAt: soon(2) });
    await this.#ask('GET', '/api/no-such-route');
    await fetch(`${this.#service}/api/live?EIO=4&transport=polling`);
  }

  #ask(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(this.#service + path, {
      method,
      headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
