import {
  communicationEventType,
  type EventDelivery,
  type EventGridEnvelope,
} from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { DomainEvent } from '../../kernel/ports/event-bus.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import { compileMatcher, type EventMatcher } from './event-matcher.ts';
import { stateOf, type EventSubscription } from './event-subscription.ts';
import type { GridEventDraft, GridEventSources } from './grid-events/grid-event-source.ts';
import { writeAll, writeOf } from './outbox.ts';
import { SubscriptionDeliveries, type DeliveryPorts } from './subscription-deliveries.ts';

export interface EventGridOptions extends DeliveryPorts {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly sources: GridEventSources;
  /** The emulated resource, as `topic` or `source` of every event. */
  readonly topic: string;
}

interface Subscriber {
  subscription: EventSubscription;
  matcher: EventMatcher;
  readonly deliveries: SubscriptionDeliveries;
}

/** Turns what happens into events, finds who wants them and hands them over to the deliveries of each subscription. */
export class EventGrid {
  readonly #options: EventGridOptions;
  /** By name in lower case. */
  #subscribers = new Map<string, Subscriber>();
  /** Deliveries that were written with the change that caused them. */
  readonly #kept = new WeakMap<DomainEvent, readonly EventDelivery[]>();

  constructor(options: EventGridOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier run left behind. */
  async start(subscriptions: readonly EventSubscription[]): Promise<void> {
    this.#subscribers = new Map();
    for (const subscription of subscriptions) this.activate(subscription);
    const bySubscription = Map.groupBy(await this.#options.outbox.list(), ({ subscription }) => subscription);
    for (const [name, deliveries] of bySubscription) {
      const subscriber = this.#find(name);
      if (subscriber) subscriber.deliveries.add(deliveries);
      else await this.#options.outbox.write(deliveries.map((each) => ({ key: writeOf(each).key })));
    }
  }

  /** Begins nothing new, and lets what is under way end. */
  async stop(): Promise<void> {
    await Promise.all([...this.#subscribers.values()].map(({ deliveries }) => deliveries.pause()));
    await this.#options.outbox.settled();
  }

  /** A new subscription, or other settings of one. */
  activate(subscription: EventSubscription): void {
    const key = subscription.name.toLowerCase();
    const matcher = compileMatcher(subscription.settings);
    const known = this.#subscribers.get(key);
    if (known) Object.assign(known, { subscription, matcher });
    const deliveries = known?.deliveries ?? new SubscriptionDeliveries(this.#options, subscription);
    if (!known) this.#subscribers.set(key, { subscription, matcher, deliveries });
    deliveries.useSubscription(subscription);
  }

  /** Forgets a subscription with what it has not got yet. */
  async deactivate(name: string): Promise<void> {
    const open = this.#find(name)?.deliveries.close() ?? [];
    this.#subscribers.delete(name.toLowerCase());
    await this.#options.outbox.write(open.map((each) => ({ key: writeOf(each).key })));
  }

  /** Newest first. */
  deliveriesOf(name: string): EventDelivery[] {
    return this.#find(name)?.deliveries.list() ?? [];
  }

  pendingCount(name: string): number {
    return this.#find(name)?.deliveries.openCount ?? 0;
  }

  /** Writes the events of a change in its transaction. */
  async keep(events: readonly DomainEvent[], store: DocumentStore): Promise<void> {
    for (const event of events) {
      const deliveries = this.#plan(event);
      if (deliveries.length > 0) await writeAll(store, deliveries.map(writeOf));
      this.#kept.set(event, deliveries);
    }
  }

  /** Delivers what follows from an event; writes it first, unless that is done. */
  async tell(event: DomainEvent): Promise<void> {
    const kept = this.#kept.get(event);
    if (kept) this.#dispatch(kept);
    else await this.deliver(this.#plan(event));
  }

  /** An event that comes from no service. */
  async publish(
    draft: GridEventDraft,
    eventTime?: string,
  ): Promise<{ event: EventGridEnvelope; deliveries: EventDelivery[] }> {
    const event = { ...this.#toEvent(draft), ...(eventTime !== undefined && { eventTime }) };
    const deliveries = this.#address(event, this.#listeners(event.eventType));
    await this.deliver(deliveries);
    return { event, deliveries };
  }

  /** Delivers an event once more to the subscription. */
  async resend({ subscription, event }: EventDelivery): Promise<EventDelivery> {
    const delivery = this.#toDelivery(subscription, event);
    await this.deliver([delivery]);
    return delivery;
  }

  async deliver(deliveries: readonly EventDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await this.#options.outbox.write(deliveries.map(writeOf));
    this.#dispatch(deliveries);
  }

  #dispatch(deliveries: readonly EventDelivery[]): void {
    for (const [name, group] of Map.groupBy(deliveries, ({ subscription }) => subscription))
      this.#find(name)?.deliveries.add(group);
  }

  /** Makes only the events that somebody wants. */
  #plan(event: DomainEvent): EventDelivery[] {
    const planned: EventDelivery[] = [];
    if (this.#subscribers.size === 0) return planned;
    let transactionId: string | undefined;
    for (const source of this.#options.sources[event.type] ?? []) {
      const listeners = this.#listeners(communicationEventType(source.name));
      if (listeners.length === 0) continue;
      transactionId ??= `${this.#options.ids.urlSafe(22)}.1.1.1.1.${this.#options.clock.now().getTime() % 2 ** 31}.1`;
      for (const draft of source.drafts(event.data as never, transactionId))
        planned.push(...this.#address(this.#toEvent({ ...draft, name: source.name }), listeners));
    }
    return planned;
  }

  #listeners(eventType: string): Subscriber[] {
    const now = this.#options.clock.now();
    return [...this.#subscribers.values()].filter(
      ({ subscription, matcher }) =>
        matcher.wantsType(eventType) && stateOf(subscription, now) === 'Succeeded',
    );
  }

  #address(event: EventGridEnvelope, listeners: readonly Subscriber[]): EventDelivery[] {
    return listeners
      .filter(({ matcher }) => matcher.matches(event))
      .map(({ subscription }) => this.#toDelivery(subscription.name, event));
  }

  #toDelivery(subscription: string, event: EventGridEnvelope): EventDelivery {
    const { ids, clock, causes } = this.#options;
    const publishedOn = clock.now().toISOString();
    const id = ids.uuid();
    causes?.remember(id);
    return { id, subscription, state: 'Pending', publishedOn, attempts: [], event };
  }

  #toEvent({ id, name, subject, data }: GridEventDraft): EventGridEnvelope {
    const { ids, clock, topic } = this.#options;
    return {
      id: id ?? ids.uuid(),
      topic,
      subject,
      eventType: communicationEventType(name),
      eventTime: clock.now().toISOString(),
      data,
      dataVersion: '1.0',
      metadataVersion: '1',
    };
  }

  #find(name: string): Subscriber | undefined {
    return this.#subscribers.get(name.toLowerCase());
  }
}
