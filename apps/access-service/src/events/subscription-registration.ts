import { setTimeout as delay } from 'node:timers/promises';
import type { InboxEventPage } from '@switchboard/access-api';
import { Secret, type Logger } from '@switchboard/node-kit';
import type { EventSubscriptions } from './event-subscriptions.ts';

const LONGEST_WAIT_MS = 60_000;
const MAX_FAILURE_LENGTH = 300;

/** Where events are to come in; the secret, when there is one, becomes a part of the query. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: Secret | undefined;
}

/**
 * Sees to it that Event Grid delivers to this service: registers its webhook in the background, again and again until it
 * works. Several replicas may do so, each asks for the same.
 */
export class SubscriptionRegistration {
  readonly #name: string;
  readonly #address: WebhookAddress | undefined;
  readonly #types: readonly string[];
  readonly #subscriptions: EventSubscriptions | undefined;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #state: InboxEventPage['subscription']['state'];
  #failure: string | null = null;

  /** @param parts without `subscriptions` or an address an operator makes the subscription */
  constructor(parts: {
    name: string;
    address: WebhookAddress | undefined;
    types: readonly string[];
    subscriptions: EventSubscriptions | undefined;
    log: Logger;
  }) {
    this.#name = parts.name;
    this.#address = parts.address;
    this.#types = parts.types;
    this.#subscriptions = parts.subscriptions;
    this.#log = parts.log;
    this.#state = parts.subscriptions && parts.address ? 'pending' : 'unmanaged';
  }

  /** How events reach the service; without the secret. */
  get status(): InboxEventPage['subscription'] {
    return { state: this.#state, endpoint: this.#address?.url ?? null, failure: this.#failure };
  }

  /** To be called once the service listens: the webhook is called before the registration succeeds. */
  start(): void {
    if (this.#subscriptions && this.#address) {
      this.#running ??= this.#run(this.#subscriptions, this.#address).catch(() => {});
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(subscriptions: EventSubscriptions, address: WebhookAddress): Promise<void> {
    const request = { name: this.#name, endpoint: endpointOf(address), types: this.#types };
    for (let failures = 0; !this.#stopping.signal.aborted;) {
      try {
        await subscriptions.ensure(request, this.#stopping.signal);
        failures = 0;
        this.#registered(address);
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        failures += 1;
        this.#failed(error, failures);
      }
      const waitMs =
        failures > 0 ? Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures) : subscriptions.ensureEveryMs;
      if (waitMs === undefined) return;
      await delay(waitMs, undefined, { signal: this.#stopping.signal, ref: false });
    }
  }

  #registered({ url }: WebhookAddress): void {
    if (this.#state !== 'registered') {
      this.#log.info({ subscription: this.#name, endpoint: url, types: this.#types }, 'subscribed to events');
    }
    this.#state = 'registered';
    this.#failure = null;
  }

  #failed(error: unknown, failures: number): void {
    const failure = failureText(error, this.#address?.secret);
    this.#state = 'failed';
    this.#failure = failure;
    const details = { subscription: this.#name, failure, failures };
    this.#log.warn(details, 'events could not be subscribed to; it will be tried again');
  }
}

function endpointOf({ url, secret }: WebhookAddress): Secret {
  const endpoint = new URL(url);
  if (secret) endpoint.searchParams.set('code', secret.reveal());
  return new Secret(endpoint.href);
}

function failureText(error: unknown, secret: Secret | undefined): string {
  const { message, cause } = error as { message?: string; cause?: { code?: unknown } };
  const text = [message, cause?.code].filter((part) => part !== undefined).join(' ');
  const masked = secret ? text.replaceAll(secret.reveal(), '[redacted]') : text;
  return masked.slice(0, MAX_FAILURE_LENGTH);
}
