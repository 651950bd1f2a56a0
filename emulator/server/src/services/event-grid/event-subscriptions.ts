import {
  findCommunicationEventName,
  communicationEventType,
  subscriptionDeletedEventType,
  type EventSubscriptionSettings,
} from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { WebhookSender } from '../../kernel/ports/webhook-sender.ts';
import type { DeadLetters } from './dead-letters.ts';
import { toSystemRequest } from './delivery-request.ts';
import type { EventGrid } from './event-grid.ts';
import {
  consentNotAwaited,
  endpointRefused,
  subscriptionNotFound,
  unknownEventType,
} from './event-grid.errors.ts';
import { stateOf, withConsent, type EventSubscription } from './event-subscription.ts';
import type { EventSubscriptionRepository } from './event-subscription.repository.ts';
import { askForConsent, consentTimeMs } from './handshake.ts';
import type { Outbox } from './outbox.ts';

export interface EventSubscriptionsOptions {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly webhooks: WebhookSender;
  readonly repository: EventSubscriptionRepository;
  readonly grid: EventGrid;
  readonly deadLetters: DeadLetters;
  readonly outbox: Outbox;
  readonly topic: string;
  /** The origin under which endpoints reach the emulator. */
  endpoint(): string;
}

/** Who is subscribed: agreed upon with the endpoints, and stored. */
export class EventSubscriptions {
  readonly #options: EventSubscriptionsOptions;
  /** Questions that the endpoint may answer by the callback before it answers the request itself. */
  readonly #asking = new Map<string, { name: string; isAnswered: boolean }>();

  constructor(options: EventSubscriptionsOptions) {
    this.#options = options;
  }

  list(): Promise<EventSubscription[]> {
    return this.#options.repository.list();
  }

  async require(name: string): Promise<EventSubscription> {
    const subscription = await this.#options.repository.find(name);
    if (!subscription) throw subscriptionNotFound(name);
    return subscription;
  }

  /** Asks the endpoint, also when nothing changes. @throws when it refuses; what was before stays. */
  async createOrUpdate(
    name: string,
    requested: EventSubscriptionSettings,
  ): Promise<{ subscription: EventSubscription; isNew: boolean }> {
    const { clock, repository, grid } = this.#options;
    const settings = withFullTypes(requested);
    const code = this.#options.ids.uuid();
    const consent = await this.#ask({ name, settings }, code);
    const existing = await repository.find(name);
    const now = clock.now();
    const subscription: EventSubscription = {
      name: existing?.name ?? name,
      settings,
      createdOn: existing?.createdOn ?? now.toISOString(),
      updatedOn: now.toISOString(),
      ...(consent === 'awaited' && {
        pendingConsent: { code, expiresOn: new Date(now.getTime() + consentTimeMs).toISOString() },
      }),
    };
    await repository.save(subscription);
    grid.activate(subscription);
    return { subscription, isNew: existing === undefined };
  }

  /** The endpoint agrees by opening the URL that it was given. */
  async confirm(name: string, code: string): Promise<void> {
    const asking = this.#asking.get(code);
    if (asking?.name === name) {
      asking.isAnswered = true;
      return;
    }
    const { repository, grid, clock } = this.#options;
    const subscription = await repository.find(name);
    const isAwaited =
      subscription?.pendingConsent?.code === code &&
      stateOf(subscription, clock.now()) === 'AwaitingManualAction';
    if (!isAwaited) throw consentNotAwaited(name);
    const agreed = withConsent(subscription);
    await repository.save(agreed);
    grid.activate(agreed);
  }

  /** Tells the endpoint, whatever it says to it. False when there was none. */
  async remove(name: string): Promise<boolean> {
    const { repository, grid, deadLetters, outbox, webhooks, clock, ids, topic } = this.#options;
    const subscription = await repository.find(name);
    if (!subscription) return false;
    await repository.remove(name);
    await grid.deactivate(name);
    await outbox.write(await deadLetters.removals(name));
    const eventSubscriptionId = `${topic}/providers/Microsoft.EventGrid/eventSubscriptions/${subscription.name}`;
    const farewell = {
      id: ids.uuid(),
      topic,
      subject: '',
      eventType: subscriptionDeletedEventType,
      eventTime: clock.now().toISOString(),
      data: { eventSubscriptionId },
      dataVersion: '1',
      metadataVersion: '1',
    };
    if (stateOf(subscription, clock.now()) === 'Succeeded')
      void webhooks.send(toSystemRequest(subscription, 'SubscriptionDeletion', farewell));
    return true;
  }

  async #ask(
    subscription: Pick<EventSubscription, 'name' | 'settings'>,
    code: string,
  ): Promise<'given' | 'awaited'> {
    const { webhooks, ids, clock, topic } = this.#options;
    const asking = { name: subscription.name, isAnswered: false };
    this.#asking.set(code, asking);
    try {
      const consent = await askForConsent(webhooks, {
        subscription,
        code,
        callbackUrl: `${this.#options.endpoint()}/eventSubscriptions/${subscription.name}/validate?code=${code}`,
        topic,
        eventId: ids.uuid(),
        now: clock.now(),
      });
      if (asking.isAnswered) return 'given';
      if (consent.kind === 'refused') throw endpointRefused(consent.reason);
      return consent.kind;
    } finally {
      this.#asking.delete(code);
    }
  }
}

/** @throws for a type that nobody publishes: its subscriber would wait for ever. */
export function withFullTypes(settings: EventSubscriptionSettings): EventSubscriptionSettings {
  if (settings.includedEventTypes === undefined) return settings;
  const includedEventTypes = settings.includedEventTypes.map((type) => {
    const name = findCommunicationEventName(type);
    if (name === undefined) throw unknownEventType(type, 'includedEventTypes');
    return communicationEventType(name);
  });
  return { ...settings, includedEventTypes };
}
