import {
  eventGridOrigin,
  toCloudEvent,
  type EventDelivery,
  type EventGridEnvelope,
} from '@switchboard/acs-contracts';
import type { WebhookRequest } from '../../kernel/ports/webhook-sender.ts';
import type { EventSubscription } from './event-subscription.ts';

export const responseTimeoutMs = 30_000;
/** An answer within three minutes spares the next attempt. */
const lateAnswerMs = 150_000;

const eventGridJson = 'application/json; charset=utf-8';
const cloudEventJson = 'application/cloudevents+json; charset=utf-8';
const cloudEventBatchJson = 'application/cloudevents-batch+json; charset=utf-8';

export type EventGridMessageKind = 'Notification' | 'SubscriptionValidation' | 'SubscriptionDeletion';

/** A delivery and its event as it goes over the wire. */
export interface EncodedDelivery {
  readonly delivery: EventDelivery;
  readonly json: string;
}

export function encodeDelivery(delivery: EventDelivery, { settings }: EventSubscription): EncodedDelivery {
  const isCloudEvent = settings.deliverySchema === 'CloudEventSchemaV1_0';
  return { delivery, json: JSON.stringify(isCloudEvent ? toCloudEvent(delivery.event) : delivery.event) };
}

/**
 * One request for one or more events.
 *
 * @see "Event Grid event delivery: headers", and the CloudEvents HTTP binding for content types
 */
export function toDeliveryRequest(
  subscription: EventSubscription,
  batch: readonly EncodedDelivery[],
): WebhookRequest {
  const { settings } = subscription;
  const { delivery } = batch[0]!;
  const isCloudEvent = settings.deliverySchema === 'CloudEventSchemaV1_0';
  const isArray = !isCloudEvent || settings.maxEventsPerBatch > 1;
  const events = batch.map(({ json }) => json).join(',');
  return {
    method: 'POST',
    url: settings.endpoint,
    headers: {
      ...settings.deliveryHeaders,
      ...(isCloudEvent
        ? { 'content-type': isArray ? cloudEventBatchJson : cloudEventJson, origin: eventGridOrigin }
        : eventGridHeaders(delivery.event)),
      ...commonHeaders(subscription.name, 'Notification'),
      'aeg-delivery-count': String(delivery.attempts.length),
      'aeg-output-event-id': delivery.id,
    },
    body: isArray ? `[${events}]` : events,
    timeoutMs: responseTimeoutMs,
    lateAnswerMs,
  };
}

/** What Event Grid itself has to say about a subscription. */
export function toSystemRequest(
  { name, settings }: Pick<EventSubscription, 'name' | 'settings'>,
  kind: EventGridMessageKind,
  event: EventGridEnvelope,
): WebhookRequest {
  const isCloudEvent = settings.deliverySchema === 'CloudEventSchemaV1_0';
  return {
    method: 'POST',
    url: settings.endpoint,
    headers: {
      ...settings.deliveryHeaders,
      ...(isCloudEvent
        ? { 'content-type': cloudEventJson, origin: eventGridOrigin }
        : eventGridHeaders(event)),
      ...commonHeaders(name, kind),
    },
    body: JSON.stringify(isCloudEvent ? toCloudEvent(event) : [event]),
    timeoutMs: responseTimeoutMs,
  };
}

const eventGridHeaders = ({ dataVersion, metadataVersion }: EventGridEnvelope) => ({
  'content-type': eventGridJson,
  'aeg-data-version': dataVersion,
  'aeg-metadata-version': metadataVersion,
});

const commonHeaders = (name: string, kind: EventGridMessageKind) => ({
  'aeg-event-type': kind,
  'aeg-subscription-name': name.toUpperCase(),
});
