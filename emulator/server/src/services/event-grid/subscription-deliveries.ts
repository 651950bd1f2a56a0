import type { DeliveryAttempt, EventDelivery } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { Logger } from '../../kernel/ports/logger.ts';
import type { WebhookOutcome, WebhookSender } from '../../kernel/ports/webhook-sender.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { DeliveryCauses } from './delivery-causes.ts';
import { DeliveryLog } from './delivery-log.ts';
import {
  afterAttempt,
  giveUp,
  hasExpired,
  isSuccess,
  outcomeOfFailure,
  outcomeOfStatus,
} from './delivery-policy.ts';
import { encodeDelivery, toDeliveryRequest, type EncodedDelivery } from './delivery-request.ts';
import { stateOf, type EventSubscription } from './event-subscription.ts';
import { writeOf, type Outbox } from './outbox.ts';
import { WaitingList } from './waiting-list.ts';

export interface DeliveryPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly webhooks: WebhookSender;
  readonly outbox: Outbox;
  readonly deadLetters: DeadLetters;
  /** When the emulator is traced. */
  readonly causes?: DeliveryCauses | undefined;
}

/** Requests to one endpoint at a time. */
const concurrency = 16;
const deadLettersPerFile = 100;

/** Brings events to the endpoint of one subscription. Nothing here waits for another subscription. */
export class SubscriptionDeliveries {
  readonly #ports: DeliveryPorts;
  readonly #log = new DeliveryLog();
  readonly #waiting: WaitingList;
  /** What is neither delivered nor given up. */
  readonly #open = new Map<string, EventDelivery>();
  /** Those that are due, in order. */
  readonly #ready = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  #subscription: EventSubscription;
  #state: 'running' | 'paused' | 'closed' = 'running';

  constructor(ports: DeliveryPorts, subscription: EventSubscription) {
    this.#ports = ports;
    this.#subscription = subscription;
    this.#waiting = new WaitingList(ports.clock, (ids) => this.#becomeDue(ids));
  }

  get openCount(): number {
    return this.#open.size;
  }

  /** Newest first. */
  list(): EventDelivery[] {
    return [...this.#log.list(), ...this.#open.values()].reverse();
  }

  /** What was written for the old endpoint goes to the new one. */
  useSubscription(subscription: EventSubscription): void {
    this.#subscription = subscription;
    this.#pump();
  }

  /** Takes over what the outbox keeps. */
  add(deliveries: Iterable<EventDelivery>): void {
    for (const delivery of deliveries) this.#place(delivery);
    this.#pump();
  }

  /** Begins nothing new; what is under way may end and is recorded. */
  async pause(): Promise<void> {
    this.#state = 'paused';
    this.#waiting.clear();
    await this.#idle();
  }

  /** Forgets everything; what is under way is not recorded. */
  close(): EventDelivery[] {
    this.#state = 'closed';
    this.#waiting.clear();
    return [...this.#open.values()];
  }

  #place(delivery: EventDelivery): void {
    if (delivery.state !== 'Pending' && delivery.state !== 'DeadLettering') {
      this.#open.delete(delivery.id);
      this.#ports.causes?.forget(delivery.id);
      this.#log.add(delivery);
      return;
    }
    this.#open.set(delivery.id, delivery);
    const dueMs = dueMsOf(delivery);
    if (dueMs <= this.#ports.clock.now().getTime()) this.#ready.add(delivery.id);
    else if (this.#state === 'running') this.#waiting.add(delivery.id, dueMs);
  }

  async #becomeDue(ids: Iterable<string>): Promise<void> {
    for (const id of ids) this.#ready.add(id);
    this.#pump();
    await this.#idle();
  }

  async #idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #pump(): void {
    if (stateOf(this.#subscription, this.#ports.clock.now()) !== 'Succeeded') return;
    while (this.#state === 'running' && this.#ready.size > 0 && this.#underWay.size < concurrency) {
      const work = this.#next()
        .catch((error: unknown) => {
          const fields = { subscription: this.#subscription.name, error: String(error) };
          this.#ports.logger.error('A delivery of events failed', fields);
        })
        .finally(() => {
          this.#underWay.delete(work);
          this.#pump();
        });
      this.#underWay.add(work);
    }
  }

  #next(): Promise<void> {
    const [id] = this.#ready;
    if (this.#open.get(id!)?.state === 'DeadLettering') return this.#deadLetter();
    const now = this.#ports.clock.now();
    const { batch, expired } = this.#takeBatch(now);
    if (expired.length > 0)
      return this.#record(
        expired.map((each) => giveUp(each, 'TimeToLiveExceeded', this.#subscription.settings, now)),
      ).then(() => this.#attempt(batch, now));
    return this.#attempt(batch, now);
  }

  /** Up to a batch of what is due; those whose time to live is over are taken aside. */
  #takeBatch(now: Date): { batch: EncodedDelivery[]; expired: EventDelivery[] } {
    const { settings } = this.#subscription;
    const batch: EncodedDelivery[] = [];
    const expired: EventDelivery[] = [];
    let room = settings.preferredBatchSizeInKilobytes * 1024;
    for (const id of this.#ready) {
      const delivery = this.#open.get(id);
      if (delivery?.state === 'DeadLettering') continue;
      if (delivery === undefined) this.#ready.delete(id);
      else if (hasExpired(delivery, settings, now)) expired.push(delivery);
      else {
        const encoded = encodeDelivery(delivery, this.#subscription);
        room -= encoded.json.length;
        if (batch.length > 0 && room < 0) break;
        batch.push(encoded);
      }
      this.#ready.delete(id);
      if (batch.length >= settings.maxEventsPerBatch) break;
    }
    return { batch, expired };
  }

  async #attempt(batch: readonly EncodedDelivery[], startedOn: Date): Promise<void> {
    if (batch.length === 0) return;
    const { webhooks, clock, causes } = this.#ports;
    const request = toDeliveryRequest(this.#subscription, batch);
    const traced = causes && { causes: batch.map(({ delivery }) => causes.of(delivery.id)) };
    const outcome = await webhooks.send({ ...request, ...traced });
    if (this.#state === 'closed' || wasCutOff(outcome)) return;
    const attempt = toAttempt(outcome, startedOn);
    const { settings } = this.#subscription;
    const after = batch.map(({ delivery }) => afterAttempt(delivery, attempt, settings, clock.now()));
    await this.#record(after);
    if (outcome.kind === 'failed')
      void outcome.lateStatus?.then((status) => this.#acceptLateAnswer(after, status));
  }

  /** The endpoint has answered after all, while the next attempt was still to come. */
  async #acceptLateAnswer(deliveries: readonly EventDelivery[], status: number | undefined): Promise<void> {
    if (this.#state !== 'running' || status === undefined || !isSuccess(status)) return;
    const spared = deliveries.filter(
      (each) => each.state === 'Pending' && this.#waiting.remove(each.id, dueMsOf(each)),
    );
    await this.#record(spared.map(({ dueOn: _, ...each }) => ({ ...each, state: 'Delivered' as const })));
  }

  async #record(deliveries: readonly EventDelivery[]): Promise<void> {
    for (const delivery of deliveries) this.#place(delivery);
    if (deliveries.length > 0) await this.#ports.outbox.write(deliveries.map(writeOf));
  }

  async #deadLetter(): Promise<void> {
    const due: EventDelivery[] = [];
    for (const id of this.#ready) {
      const delivery = this.#open.get(id);
      if (delivery?.state !== 'DeadLettering' || due.length === deadLettersPerFile) continue;
      this.#ready.delete(id);
      const { dueOn: _, ...rest } = delivery;
      due.push({ ...rest, state: 'DeadLettered' });
    }
    const { deadLetters, outbox, clock } = this.#ports;
    const letters = await deadLetters.add(this.#subscription, due, clock.now());
    if (this.#state === 'closed') return;
    await outbox.write([...letters, ...due.map(writeOf)]);
    for (const delivery of due) this.#place(delivery);
  }
}

const dueMsOf = ({ dueOn }: EventDelivery) => (dueOn === undefined ? 0 : Date.parse(dueOn));

const wasCutOff = (outcome: WebhookOutcome) => outcome.kind === 'failed' && outcome.failure === 'aborted';

function toAttempt(outcome: WebhookOutcome, startedOn: Date): DeliveryAttempt {
  const { durationMs } = outcome;
  const attemptedOn = startedOn.toISOString();
  if (outcome.kind === 'failed')
    return { attemptedOn, outcome: outcomeOfFailure(outcome.failure), durationMs, message: outcome.message };
  return { attemptedOn, outcome: outcomeOfStatus(outcome.status), status: outcome.status, durationMs };
}
