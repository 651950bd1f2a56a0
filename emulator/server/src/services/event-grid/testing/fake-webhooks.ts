import type { WebhookOutcome, WebhookRequest, WebhookSender } from '../../../kernel/ports/webhook-sender.ts';

type Behaviour = (request: WebhookRequest) => WebhookOutcome | Promise<WebhookOutcome>;

export const answer = (status: number, body = '', headers: Record<string, string> = {}): WebhookOutcome => ({
  kind: 'answered',
  status,
  headers,
  body,
  durationMs: 1,
});

export const fail = (failure: 'timedOut' | 'unresolved' | 'aborted' | 'socket'): WebhookOutcome => ({
  kind: 'failed',
  failure,
  message: 'it failed.',
  durationMs: 1,
});

/** Endpoints that agree to every subscription and answer deliveries as they are told, by path. */
export class FakeWebhooks implements WebhookSender {
  /** Deliveries, handshakes left out. */
  readonly requests: WebhookRequest[] = [];
  readonly handshakes: WebhookRequest[] = [];
  readonly #behaviours = new Map<string, Behaviour>();
  handshake: Behaviour = agree;

  behave(name: string, behaviour: Behaviour): void {
    this.#behaviours.set(`/${name}`, behaviour);
  }

  /** The bodies of the deliveries to one endpoint. */
  bodies(name: string): unknown[] {
    return this.requests
      .filter(({ url }) => new URL(url).pathname === `/${name}`)
      .map(({ body }) => JSON.parse(body ?? 'null'));
  }

  async send(request: WebhookRequest): Promise<WebhookOutcome> {
    const isHandshake =
      request.method === 'OPTIONS' || request.headers['aeg-event-type'] === 'SubscriptionValidation';
    (isHandshake ? this.handshakes : this.requests).push(request);
    if (isHandshake) return this.handshake(request);
    return (this.#behaviours.get(new URL(request.url).pathname) ?? (() => answer(200)))(request);
  }

  async drain(): Promise<void> {}
}

function agree(request: WebhookRequest): WebhookOutcome {
  if (request.method === 'OPTIONS')
    return answer(200, '', { 'webhook-allowed-origin': 'eventgrid.azure.net' });
  const [event] = JSON.parse(request.body!);
  return answer(200, JSON.stringify({ validationResponse: event.data.validationCode }));
}
