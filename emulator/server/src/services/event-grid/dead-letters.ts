import { toCloudEvent, type DeliverySchema, type EventDelivery } from '@switchboard/acs-contracts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import type { DeadLetterFolder } from '../../kernel/ports/dead-letter-folder.ts';
import type { EventSubscription } from './event-subscription.ts';
import type { Write } from './outbox.ts';

const collection = 'event-grid/dead-letters';
const partitionOf = (name: string) => name.toLowerCase();

/** What is stored of an event that was given up. */
export interface DeadLetter {
  readonly deliveryId: string;
  readonly deadLetteredOn: string;
  readonly delivery: EventDelivery;
}

/** Events that were given up: a list for programs, files for people. */
export class DeadLetters {
  readonly #store: DocumentStore;
  readonly #folder: DeadLetterFolder;

  constructor(store: DocumentStore, folder: DeadLetterFolder) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Writes the file; the list is up to the caller, who writes it with what else has changed. */
  async add(
    { name, settings }: EventSubscription,
    deliveries: readonly EventDelivery[],
    now: Date,
  ): Promise<Write[]> {
    const [first] = deliveries;
    if (first === undefined) return [];
    const events = deliveries.map((delivery) => toDeadLetterEvent(delivery, settings.deliverySchema));
    await this.#folder.write(pathOf(name, first.id, now), `${JSON.stringify(events, null, 2)}\n`);
    return deliveries.map((delivery) => ({
      key: { collection, partition: partitionOf(name), id: delivery.id },
      body: { deliveryId: delivery.id, deadLetteredOn: now.toISOString(), delivery } satisfies DeadLetter,
    }));
  }

  /** Newest first. */
  async list(name: string, limit?: number): Promise<DeadLetter[]> {
    const { items } = await this.#store.list<DeadLetter>({
      collection,
      partition: partitionOf(name),
      direction: 'backward',
      ...(limit !== undefined && { limit }),
    });
    return items.map(({ body }) => body);
  }

  async removals(name: string): Promise<Write[]> {
    const { items } = await this.#store.list({ collection, partition: partitionOf(name) });
    return items.map(({ key }) => ({ key }));
  }
}

/** @see "Event Grid message delivery and retry", dead-letter event */
export function toDeadLetterEvent(delivery: EventDelivery, schema: DeliverySchema) {
  const { event, attempts, deadLetterReason, publishedOn } = delivery;
  const last = attempts.at(-1);
  if (schema === 'CloudEventSchemaV1_0')
    return {
      ...toCloudEvent(event),
      deadletterreason: deadLetterReason,
      deliveryattempts: attempts.length,
      ...(last && { lastdeliveryoutcome: last.outcome, lastdeliveryattempttime: last.attemptedOn }),
      publishtime: publishedOn,
    };
  return {
    ...event,
    deadLetterReason,
    deliveryAttempts: attempts.length,
    ...(last && { lastDeliveryOutcome: last.outcome, lastDeliveryAttemptTime: last.attemptedOn }),
    ...(last?.status !== undefined && { lastHttpStatusCode: last.status }),
    publishTime: publishedOn,
  };
}

/** As Azure names its blobs: `SUBSCRIPTION/2026/1/31/12/<guid>.json`, not padded. */
function pathOf(name: string, id: string, now: Date): string {
  const hour = [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate(), now.getUTCHours()];
  return [name.toUpperCase(), ...hour, `${id}.json`].join('/');
}
